/** PDF の語: the items of a page's text layer as words on the page as shown, turned upright, sideways text apart. */
import { z } from 'zod'
import type { PlacedWords } from './placed-words.ts'

const item = z.object({
  str: z.string(),
  dir: z.string(),
  transform: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
  width: z.number(),
  height: z.number(),
})
type Item = z.output<typeof item>

export interface Sheet {
  width: number
  height: number
  /** from the file's coordinates to the page as shown, from its upper left corner */
  transform: readonly number[]
}

export interface WordsOfSheet {
  words: PlacedWords[]
  /** how far the writing is turned from the page as shown, clockwise: 0, 90, 180, 270 */
  turned: number
  width: number
  height: number
}

interface Turned extends PlacedWords {
  quarter: number
}

const fewestAside = 20
/** ︑ ︒ ︵ ﹁ are how 、 。 （ 「 look in a column */
const verticalForms = /[\uFE10-\uFE19\uFE30-\uFE44\uFE47\uFE48]/g

/** The writing that most of the page runs in first; other directions only where they say more than a stamp or a mark. */
export function wordsOnSheet(items: readonly unknown[], sheet: Sheet): WordsOfSheet[] {
  const words = items.flatMap((one) => {
    const found = item.safeParse(one)
    return found.success && found.data.str.trim() !== '' ? placed(found.data, sheet.transform) : []
  })
  const letters = (own: readonly Turned[]) => own.reduce((sum, { text }) => sum + text.length, 0)
  const groups = [...Map.groupBy(words, ({ quarter }) => quarter)].sort((a, b) => letters(b[1]) - letters(a[1]))
  return groups
    .filter(([, own], at) => at === 0 || letters(own) >= fewestAside)
    .map(([quarter, own]) => ({
      words: downIfStacked(own.map((one) => upright(one, quarter, sheet))),
      ...shape(quarter, sheet),
    }))
}

/** Slanted writing (a watermark, a stamp set askew) is none of the letter. */
function placed(
  { str, dir, transform, width, height }: Item,
  [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0]: readonly number[],
): Turned[] {
  const [a, b, c, d, e, f] = transform
  const along = [ta * a + tc * b, tb * a + td * b] as const
  const angle = (Math.atan2(along[1], along[0]) * 180) / Math.PI
  const quarter = (Math.round(angle / 90) + 4) % 4
  if (Math.abs(angle - Math.round(angle / 90) * 90) > 8) return []
  const isDown = dir === 'ttb'
  const size = Math.max(1, isDown ? Math.hypot(a, b) : Math.hypot(c, d) || Math.hypot(a, b))
  const [x, y] = [ta * e + tc * f + te, tb * e + td * f + tf]
  return [
    {
      text: str.replace(verticalForms, (mark) => mark.normalize('NFKC')),
      x,
      y,
      length: isDown ? height : width,
      size,
      isDown,
      quarter,
    },
  ]
}

function upright(words: PlacedWords, quarter: number, { width, height }: Sheet): PlacedWords {
  const { x, y } = words
  const turned = [
    { x, y },
    { x: y, y: width - x },
    { x: width - x, y: height - y },
    { x: height - y, y: x },
  ][quarter]
  return { ...words, ...turned }
}

function shape(quarter: number, { width, height }: Sheet) {
  return { turned: quarter * 90, ...(quarter % 2 === 0 ? { width, height } : { width: height, height: width }) }
}

/** Vertical writing whose letters were each set upright below the other: single letters, most of them under the one before. */
function downIfStacked(words: PlacedWords[]): PlacedWords[] {
  const pairs = words.slice(1).map((one, at) => {
    const before = words[at]
    if (!before || [...one.text].length > 2 || [...before.text].length > 2) return 'none'
    const [dx, dy] = [Math.abs(one.x - before.x), one.y - before.y]
    return dx < 0.3 * one.size && dy > 0.7 * one.size && dy < 1.6 * one.size ? 'down' : 'none'
  })
  if (pairs.filter((pair) => pair === 'down').length * 2 < words.length || words.length < 8) return words
  // the baseline of a letter set upright lies under its middle
  return words.map((one) => ({
    ...one,
    x: one.x + one.length / 2,
    y: one.y - 0.88 * one.size,
    length: one.size,
    isDown: true,
  }))
}
