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
