/** The twelve marks a row can carry. Each has one glyph (`#g-<tone>`) and one colour set. */
export type Tone =
  | 'none'
  | 'sent'
  | 'recv'
  | 'diss'
  | 'boun'
  | 'ques'
  | 'exem'
  | 'behalf'
  | 'canc'
  | 'mis'
  | 'close'
  | 'norec'

/** Fixed order of the segmented bar, best known first, unknown last. */
export const toneOrder: readonly Tone[] = ['diss', 'recv', 'sent', 'none', 'ques', 'boun', 'exem', 'norec']
