/** 紙面の語: words and lines at their places, before they become text. */

/** Words in the writing of one line, in points from the upper left corner of the page as shown. */
export interface PlacedWords {
  text: string
  /** left end, or the middle of the column when it runs down */
  x: number
  /** baseline, or the upper end when it runs down */
  y: number
  /** along the line */
  length: number
  /** height of its letters */
  size: number
  isDown: boolean
  /** finer places inside `text`, where they are known; `x` from the left end of the page */
  pieces?: readonly { start: number; end: number; x: number; length: number }[]
}

/** Words as a line holds them, whichever way it runs: `along` it, and `across` from the first line to the last. */
export interface Unit {
  along: number
  across: number
  length: number
  size: number
  words: PlacedWords
}

export interface Line {
  across: number
  size: number
  units: Unit[]
}
