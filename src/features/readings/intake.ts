/**
 * 受け取り: files come in, are read outside any transaction, and are kept with what was read. What takes long, such as pictures,
 * goes on behind the answer, page by page; a file that is no letter is named and harms no other.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, type ErrorCode } from '#core/errors.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import type { ReadingProgress } from '#features/letters/file-reading.ts'
import { runCommand } from '#server/command.ts'
import { type Context, contextFor, type Reader } from '#server/context.ts'
import { log } from '#server/log.ts'
import { proposeLetters } from './commands/propose-letters.ts'
import { readLetters } from './commands/read-letters.ts'
import { proposeDocuments } from './document.ts'
import { noteAlive, noteProgress } from './keeping.ts'
import { symbolsOf } from './learned-symbol.ts'
import { examine, type Examined, type Original, readOriginals, type ReadOriginal } from './original.ts'

interface Waiting {
  /** so long the answer may wait for the end of the reading */
  ms: number
  /** keeps the contents alive until then, when it takes longer */
  hold: (until: Promise<unknown>) => void
}

/**
 * @param originals at most 20; their contents can be gone through more than once
 * @throws AppError forbidden; invalid or too-large when none of the files can be read: then nothing is kept
 */
export async function receiveLetters(
  context: Context,
  originals: readonly Original[],
  waiting: Waiting,
): Promise<{ id: string }> {
  const symbols = await context.read(readSymbols)
  const examined = await examine(originals)
  assertSomeLeft(examined.map(({ problem }) => problem))
  const working = contextFor(context.actor, context.request, 'job')
  const progress = new Progress(working)
  const reading = readOriginals(examined, { symbols, onProgress: (step) => progress.note(step) })
  reading.catch(() => undefined) // looked at below, at the latest behind the answer
  const done = await Promise.race([reading, sleep(waiting.ms, null)])
  if (done) {
    assertSomeLeft(done.map(({ problem }) => problem))
    return runCommand(working, readLetters, inputOf(examined, done))
  }
  const kept = await runCommand(working, readLetters, inputOf(examined, null))
  progress.show(kept.id)
  waiting.hold(finish(working, kept.id, reading))
  return kept
}

/** Pasted text, or text that a program sends. @param name under which it is kept @throws AppError as above */
export async function receiveText(context: Context, name: string, text: string): Promise<{ id: string }> {
  const symbols = await context.read(readSymbols)
  const examined = await examine([{ name, content: contentOf(text) }])
  const readings = await readOriginals(examined, { symbols, onProgress: () => undefined })
  assertSomeLeft(
    readings.map(({ problem }) => problem),
    () => 'text',
  )
  return runCommand(context, readLetters, inputOf(examined, readings))
}

function contentOf(text: string): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => bytesOf(text) }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function readSymbols(reader: Reader) {
  enforce(decide(reader.actor, 'notice.register', 'own'))
  return symbolsOf(reader)
}

/** @throws AppError with the complaint of each file, when every file has one */
function assertSomeLeft(
  problems: readonly ReadOriginal['problem'][],
  fieldOf: (position: number) => string = (position) => `files.${position}`,
): void {
  const fields = problems.flatMap((problem, position) => (problem ? [{ field: fieldOf(position), ...problem }] : []))
  if (fields.length < problems.length) return
  const code: ErrorCode = fields.every((one) => one.code === 'file-too-large') ? 'too-large' : 'invalid'
  throw new AppError(code, fields)
}

function inputOf(examined: readonly Examined[], readings: readonly ReadOriginal[] | null) {
  const files = examined.map(({ name, content, sizeBytes, problem }, at) => {
    const reading = readings?.[at] ?? (problem ? { ...unread, problem } : undefined)
    return { name, content, sizeBytes, isKept: problem === null, ...(reading ? { reading } : {}) }
  })
  return { files, proposal: readings === null ? null : proposeDocuments(readings) }
}

const unread = { kind: null, pageCount: null, pages: [], notes: [] }

/** Behind the answer nobody waits for an error: it goes to the log, and the reading shows that it stands still. */
async function finish(context: Context, readingId: string, reading: Promise<ReadOriginal[]>): Promise<void> {
  const alive = setInterval(() => {
    context.write((reader) => noteAlive(reader, readingId)).catch(() => undefined) // the next beat will do
  }, beatMs)
  try {
    const readings = await reading
    await runCommand(context, proposeLetters, { readingId, readings, proposal: proposeDocuments(readings) })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-now')) log().error({ error, readingId }, 'reading failed')
  } finally {
    clearInterval(alive)
  }
}

const beatMs = 60_000

/** Written from the moment the reading has its row, a second apart at least; a step that cannot be written is no loss. */
class Progress {
  private readonly context: Context
  private readingId: string | null = null
  private writtenAt = 0
  constructor(context: Context) {
    this.context = context
  }

  show(readingId: string): void {
    this.readingId = readingId
  }

  note(step: ReadingProgress): void {
    const { readingId } = this
    const now = performance.now()
    if (readingId === null || now - this.writtenAt < 1000) return
    this.writtenAt = now
    this.context.write((reader) => noteProgress(reader, readingId, step)).catch(() => undefined)
  }
}
