/**
 * 文字認識 (OCR): a picture of a page as lines with places, offline and in a thread of its own. What it gives is a suggestion:
 * lines that it is unsure of are looked at once more, softened; nothing is corrected by guessing.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorker, type Line as ReadLine, OEM, PSM, type Worker } from 'tesseract.js'
import { layoutOf, type PageLayout } from './page-layout.ts'
import { softened, isBlank, type Picture } from './picture.ts'
import type { PlacedWords } from './placed-words.ts'

const model = fileURLToPath(new URL('4.0.0_best_int', import.meta.resolve('@tesseract.js-data/jpn/package.json')))
/** of a hundred; below it a line is looked at again */
const unsure = 60
const mostLooks = 15

export interface PictureReader {
  read(picture: Picture): Promise<PageLayout & { size: { width: number; height: number } }>
  close(): Promise<void>
}

/** The model is loaded with the first picture. */
export function pictureReader(): PictureReader {
  let opening: Promise<Worker> | null = null
  return {
    read: async (picture) => {
      const perPoint = picture.dotsPerInch / 72
      const size = { width: picture.canvas.width / perPoint, height: picture.canvas.height / perPoint }
      if (isBlank(picture)) return { text: '', places: [], size }
      opening ??= openWorker()
      const lines = await linesOf(await opening, picture)
      return { ...layoutOf(upright(lines, perPoint), size.width), size }
    },
    close: async () => void (await (await opening)?.terminate()),
  }
}

async function openWorker(): Promise<Worker> {
  const worker = await createWorker('jpn', OEM.LSTM_ONLY, {
    langPath: path.normalize(model),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => undefined, // the call that failed rejects by itself
  })
  await worker.setParameters({ preserve_interword_spaces: '1' })
  return worker
}

async function linesOf(worker: Worker, picture: Picture): Promise<ReadLine[]> {
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.AUTO,
    user_defined_dpi: String(Math.round(picture.dotsPerInch)),
  })
  const { data } = await worker.recognize(picture.canvas.toBuffer('image/png'), {}, { blocks: true, text: false })
  const lines = (data.blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines))
    .filter(({ text, words }) => text.trim() !== '' && words.length > 0)
  const doubtful = lines
    .filter((line) => surenessOf(line) < unsure && line.text.trim().length <= 60)
    .slice(0, mostLooks)
  if (doubtful.length === 0) return lines
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE })
  const again = new Map<ReadLine, ReadLine>()
  for (const line of doubtful) again.set(line, await lookAgain(worker, picture, line))
  return lines.map((line) => again.get(line) ?? line)
}

/** As sure as its least sure word. */
function surenessOf({ words }: ReadLine): number {
  return Math.min(...words.map(({ confidence }) => confidence))
}

/** The second reading where it is surer, at the place of the first. */
async function lookAgain(worker: Worker, picture: Picture, line: ReadLine): Promise<ReadLine> {
  const { data } = await worker.recognize(softened(picture, line.bbox), {}, { blocks: true, text: false })
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines))
  const [second] = lines
  if (!second || lines.length !== 1 || second.words.length === 0 || !isBetter(second, line)) return line
  const words = second.words.map((word) => ({ ...word, bbox: line.bbox }))
  return { ...second, bbox: line.bbox, baseline: line.baseline, words }
}

/** What stands alone on a line of a letter when it is one letter wide; the reader has no words around it to go by. */
const lone = /^[各殿様記]$/

function isBetter(second: ReadLine, first: ReadLine): boolean {
  if (surenessOf(second) > surenessOf(first)) return true
  const [before, now] = [first.text.trim(), second.text.trim()]
  return before.length === 1 && !lone.test(before) && lone.test(now) && surenessOf(first) < 20
}

/** Lines as words at their places, in points; a page that lay askew is turned so far that lines side by side meet again. */
function upright(lines: readonly ReadLine[], perPoint: number): PlacedWords[] {
  const skew = skewOf(lines)
  return lines.map((line) => {
    const text = line.text.trim()
    const { x0, y0 } = line.baseline
    const heights = line.words.map(({ bbox }) => bbox.y1 - bbox.y0).sort((a, b) => a - b)
    const size = (heights[Math.floor(heights.length / 2)] ?? 1) * 1.08
    return {
      text,
      x: line.bbox.x0 / perPoint,
      y: (y0 - Math.tan(skew) * x0) / perPoint,
      length: (line.bbox.x1 - line.bbox.x0) / perPoint,
      size: size / perPoint,
      isDown: false,
      pieces: piecesOf(text, line, perPoint),
    }
  })
}

/** The slope of the long lines, as an angle. */
function skewOf(lines: readonly ReadLine[]): number {
  const slopes = lines
    .filter(({ bbox }) => bbox.x1 - bbox.x0 > 400)
    .map(({ baseline }) => Math.atan2(baseline.y1 - baseline.y0, baseline.x1 - baseline.x0))
    .sort((a, b) => a - b)
  return slopes[Math.floor(slopes.length / 2)] ?? 0
}

/** Where in the line each word stands. */
function piecesOf(text: string, line: ReadLine, perPoint: number): NonNullable<PlacedWords['pieces']> {
  let from = 0
  return line.words.flatMap((word) => {
    const start = text.indexOf(word.text, from)
    if (start < 0 || word.text === '') return []
    from = start + word.text.length
    return [{ start, end: from, x: word.bbox.x0 / perPoint, length: (word.bbox.x1 - word.bbox.x0) / perPoint }]
  })
}
