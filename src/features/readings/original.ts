/** 受け取ったファイルの読み取り: looked at as they came, then read a few at a time. One bad file harms no other. */
import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { readFiles } from '#features/letters/file-reader.ts'
import type { FileReading, IncomingFile, ReadingProgress } from '#features/letters/file-reading.ts'
import { readLetters } from '#features/letters/letter.ts'
import type { IssuerSymbol } from '#features/letters/symbol-table.ts'
import { textOf } from '#features/letters/text-file.ts'
import { fileLimits, mediaTypeOf, safeName } from '#features/notices/file-kind.ts'

/** Its content can be gone through more than once. */
export interface Original {
  name: string
  content: AsyncIterable<Uint8Array>
}

export interface ReadOriginal extends Omit<FileReading, 'problem'> {
  problem: { code: string; values: Record<string, string | number> } | null
}

interface Options {
  symbols: readonly IssuerSymbol[]
  onProgress: (progress: ReadingProgress) => void
}

/** What can be said of a file before it is read: why it is no letter at all, if it is none. */
export interface Examined extends Original {
  sizeBytes: number
  problem: ReadOriginal['problem']
}

/** Size, kind by name and first bytes, and the same bytes twice. What has a problem here is not kept either. */
export async function examine(originals: readonly Original[]): Promise<Examined[]> {
  const seen = new Map<string, string>()
  const examined: Examined[] = []
  for (const { name, content } of originals) {
    const measured = await measure(content)
    const other = seen.get(measured.sha256)
    const code = problemOf(name, measured) ?? (other === undefined ? null : 'file-twice')
    seen.set(measured.sha256, other ?? name)
    const problem = code === null ? null : { code, values: { name, other: other ?? '' } }
    examined.push({ name, content, sizeBytes: measured.sizeBytes, problem })
  }
  return examined
}

function problemOf(name: string, { head, sizeBytes }: { head: Uint8Array; sizeBytes: number }): string | null {
  if (safeName(name) === null) return 'file-name'
  if (sizeBytes === 0) return 'file-empty'
  if (sizeBytes > fileLimits.bytes) return 'file-too-large'
  const kind = mediaTypeOf(name, head)
  return 'problem' in kind ? kind.problem : null
}

async function measure(content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let head = new Uint8Array()
  let sizeBytes = 0
  for await (const chunk of content) {
    if (head.length === 0) head = new Uint8Array(chunk.subarray(0, 4096))
    sizeBytes += chunk.length
    hash.update(chunk)
  }
  return { head, sizeBytes, sha256: hash.digest('hex') }
}

/** The files in their order. What is no letter needs no reader. */
export async function readOriginals(originals: readonly Examined[], options: Options): Promise<ReadOriginal[]> {
  const readings = new Map<number, ReadOriginal>()
  for (const [position, one] of originals.entries())
    if (!one.problem && isShortText(one)) readings.set(position, await readShortText(one, options))
  for (const batch of batchesOf(originals))
    for (const [position, reading] of await readBatch(batch, options)) readings.set(position, reading)
  return originals.map(({ name, problem }, position) => readings.get(position) ?? refused(name, problem))
}

/** A letter that came as text, such as a mail that was pasted, needs no process of its own and no waiting for others. */
const shortBytes = 256 * 1024

function isShortText({ name, sizeBytes }: Examined): boolean {
  return sizeBytes <= shortBytes && /\.txt$/i.test(name)
}

async function readShortText({ name, content }: Original, { symbols }: Options): Promise<ReadOriginal> {
  try {
    const text = textOf(await bytesOf(content))
    if (text.trim() === '') return refused(name, { code: 'file-no-text', values: { name } })
    const pages = [{ file: name, page: 1, text, isScan: false, size: null, places: [] }]
    const letters = readLetters(pages, { symbols })
    return storableReading({ name, kind: 'text', pageCount: 1, pages, letters, notes: [], problem: null })
  } catch (error) {
    const [complaint] = error instanceof AppError ? error.fields : []
    if (!complaint) throw error
    return refused(name, { code: complaint.code, values: { ...complaint.values, name } })
  }
}

interface Placed extends Examined {
  position: number
}

/** So many bytes of files may lie in memory at once; one file may be as large as the limit allows. */
const batchBytes = 64 * 1024 * 1024

function batchesOf(originals: readonly Examined[]): Placed[][] {
  const batches: Placed[][] = []
  let sizeBytes = Number.POSITIVE_INFINITY
  for (const [position, one] of originals.entries()) {
    if (one.problem || isShortText(one)) continue
    sizeBytes += one.sizeBytes
    if (sizeBytes > batchBytes) {
      batches.push([])
      sizeBytes = one.sizeBytes
    }
    batches.at(-1)?.push({ ...one, position })
  }
  return batches
}

async function readBatch(batch: readonly Placed[], options: Options): Promise<[number, ReadOriginal][]> {
  const files: IncomingFile[] = []
  for (const { name, content } of batch) files.push({ name, content: await bytesOf(content) })
  const placeOf = (file: number) => batch[file]?.position ?? 0
  const readings = await readFiles(files, {
    symbols: options.symbols,
    onProgress: (step) => options.onProgress({ ...step, file: placeOf(step.file) }),
  })
  return readings.map((reading, file) => [placeOf(file), storableReading(reading)])
}

function storableReading(reading: FileReading): ReadOriginal {
  const { name, problem, pages } = reading
  return {
    ...reading,
    pages: pages.map((page) => ({ ...page, text: storable(page.text) })),
    problem: problem && { code: problem.code, values: { ...problem.values, name } },
  }
}

function refused(name: string, problem: ReadOriginal['problem']): ReadOriginal {
  return { name, kind: null, pageCount: null, pages: [], letters: [], notes: [], problem }
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Letters that no database keeps become the mark of a lost letter; every offset stays what it was. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
