/** 読み取りのプロセス: reads one file after the other, as it is told; whoever started it may end it at any moment. */
import { AppError, refuseField } from '#core/errors.ts'
import {
  type FileNote,
  type FileProblem,
  type FileReading,
  fileProblems,
  type ReadPage,
  readingLimits,
} from './file-reading.ts'
import type { ReadingAnswer, ReadingGreeting, ReadingRequest } from './file-reader.ts'
import { readLetters } from './letter.ts'
import type { IssuerSymbol } from './symbol-table.ts'
import { withoutRunningHeads } from './running-head.ts'
import { pictureReader } from './picture-text.ts'
import { openFile } from './source-file.ts'
import type { OpenFile, SourcePage } from './source-page.ts'

type Tell = (answer: ReadingAnswer) => void

const pictures = pictureReader()
/** until then pages are gone through, and until then the letters on them are sought; the rest is for the way back */
const until = { pagesMs: readingLimits.textMs * 0.5, lettersMs: readingLimits.textMs * 0.85 } as const
/** characters that are read without asking how long it takes */
const unmeasured = 100_000

/** When the file came, and how much of the time since then pictures took; the start of the process counts as well. */
interface Clock {
  from: number
  scanMs: number
}
let isFirst = true

process.on('message', (request: ReadingRequest) => {
  const tell: Tell = (answer) => void process.send?.(answer)
  void readingOf(request, tell).then((reading) => tell({ reading }))
})
process.on('disconnect', () => process.exit())
process.send?.({ isReady: true } satisfies ReadingGreeting)

async function readingOf({ name, content, symbols }: ReadingRequest, tell: Tell): Promise<FileReading> {
  const nothing = { name, kind: null, pageCount: null, pages: [], letters: [], notes: [] }
  const clock: Clock = { from: isFirst ? 0 : performance.now(), scanMs: 0 }
  isFirst = false
  let opened: OpenFile | null = null
  try {
    opened = await openFile(content)
    const { kind, pageCount } = opened
    const { pages, notes } = await pagesOf(name, opened, clock, tell)
    const plain = withoutRunningHeads(pages)
    if (plain.every(({ text }) => text.trim() === ''))
      return { ...nothing, kind, pageCount, problem: problem('file-no-text') }
    tell({ page: pages.length, pages: pageCount, step: 'letters' })
    const { letters, seen } = lettersOn(plain, symbols, clock)
    const leftOut: FileNote = { code: 'pages-left-out', pages: pageCount - seen.length }
    return {
      name,
      kind,
      pageCount,
      pages: seen,
      letters,
      notes: [...opened.notes, ...notes, ...(leftOut.pages > 0 ? [leftOut] : [])],
      problem: null,
    }
  } catch (error) {
    return { ...nothing, kind: opened?.kind ?? null, pageCount: opened?.pageCount ?? null, problem: problemOf(error) }
  } finally {
    await opened?.close()
  }
}

/** The letters on as many pages as there is time for: the first pages show how fast it goes. */
function lettersOn(pages: readonly ReadPage[], symbols: readonly IssuerSymbol[], clock: Clock) {
  const size = pages.reduce((sum, { text }) => sum + text.length, 0)
  if (size < unmeasured || pages.length === 1) return { letters: readLetters(pages, { symbols }), seen: [...pages] }
  const from = performance.now()
  readLetters(within(pages, unmeasured / 2), { symbols })
  const perMs = unmeasured / 2 / Math.max(1, performance.now() - from)
  const seen = within(pages, perMs * (until.lettersMs - textMsOf(clock)))
  return { letters: readLetters(seen, { symbols }), seen }
}

function textMsOf({ from, scanMs }: Clock): number {
  return performance.now() - from - scanMs
}

/** The first pages, up to so many characters; at least one. */
function within(pages: readonly ReadPage[], characters: number): ReadPage[] {
  let left = characters
  return pages.filter(({ text }, at) => {
    left -= text.length
    return at === 0 || left >= 0
  })
}

/** As many pages as there is time for; a page that cannot be read is empty. */
async function pagesOf(
  file: string,
  opened: OpenFile,
  clock: Clock,
  tell: Tell,
): Promise<{ pages: ReadPage[]; notes: FileNote[] }> {
  const pages: ReadPage[] = []
  const counts = { scanned: 0, damaged: 0 }
  for (let page = 1; page <= opened.pageCount && (page === 1 || textMsOf(clock) < until.pagesMs); page += 1) {
    const step = { page: page - 1, pages: opened.pageCount }
    tell({ ...step, step: 'text' })
    const source = await opened.page(page).catch(() => null)
    const isPicture = source !== null && 'picture' in source
    if (isPicture && (counts.scanned >= readingLimits.scanPages || clock.scanMs > readingLimits.scanMs)) break
    if (isPicture) tell({ ...step, step: 'ocr' })
    const from = performance.now()
    const read = await textOf(source).catch((error) => ifOnly(opened, error))
    if (isPicture) clock.scanMs += performance.now() - from
    if (isPicture || read?.isScan) counts.scanned += 1
    if (read === null) counts.damaged += 1
    pages.push({ file, page, ...(read ?? { text: '', size: null, places: [], isScan: false }) })
  }
  if (counts.damaged === opened.pageCount) refuseField('file', 'file-damaged')
  const notes: FileNote[] = [
    { code: 'scanned', pages: counts.scanned },
    { code: 'pages-damaged', pages: counts.damaged },
  ]
  return { pages, notes: notes.filter((note) => note.pages > 0) }
}

/** A single page that cannot be read is a file that cannot be read, for the same reason. */
function ifOnly({ pageCount }: OpenFile, error: unknown): null {
  if (pageCount === 1) throw error
  return null
}

async function textOf(source: SourcePage | null): Promise<Omit<ReadPage, 'file' | 'page'> | null> {
  if (source === null) return null
  if ('text' in source) return source
  return { ...(await pictures.read(await source.picture())), isScan: true }
}

function problem(code: FileProblem['code'], values: FileProblem['values'] = {}): FileProblem {
  return { code, values }
}

function problemOf(error: unknown): FileProblem {
  const [complaint] = error instanceof AppError ? error.fields : []
  const code = fileProblems.find((one) => one === complaint?.code)
  return code ? problem(code, complaint?.values) : problem('file-damaged')
}
