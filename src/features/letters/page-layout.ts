/** 紙面: words at their places as lines of text; gaps between words become spaces, gaps between lines blank lines. */

export interface PlacedWords {
  text: string
  /** left end and baseline, in points from the lower left corner */
  x: number
  y: number
  width: number
  size: number
}

export function linesOfPage(words: readonly PlacedWords[]): string {
  const lines = linesByBaseline(words)
  let above: Line | undefined
  return lines
    .map((line) => {
      const isApart = above !== undefined && above.y - line.y > 2.1 * Math.max(above.size, line.size)
      above = line
      return `${isApart ? '\n' : ''}${textOf(line)}`
    })
    .join('\n')
}

interface Line {
  y: number
  size: number
  words: PlacedWords[]
}

/** Words whose baselines lie within a third of a letter are one line. */
function linesByBaseline(words: readonly PlacedWords[]): Line[] {
  const lines: Line[] = []
  for (const word of [...words].sort((a, b) => b.y - a.y)) {
    const last = lines.at(-1)
    if (last && last.y - word.y <= 0.35 * Math.max(last.size, word.size)) {
      last.words.push(word)
      last.size = Math.max(last.size, word.size)
    } else lines.push({ y: word.y, size: word.size, words: [word] })
  }
  return lines
}

function textOf({ words }: Line): string {
  let right = Number.NaN
  return [...words]
    .sort((a, b) => a.x - b.x)
    .map((word) => {
      const gap = (word.x - right) / word.size
      right = word.x + word.width
      return `${gap > 1.5 ? '  ' : gap > 0.3 ? ' ' : ''}${word.text}`
    })
    .join('')
}
