/** 受け取ったファイルの読み取り: one after the other, each with its bytes in memory only while it is read. One bad file harms no other. */
import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import type { FileReading, ReadingProgress } from '#features/letters/file-reading.ts'
import { readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import type { IssuerSymbol } from '#features/letters/symbol-table.ts'
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
  onReading: (file: number, reading: ReadOriginal) => void
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

/** The files in their order. */
export async function readOriginals(originals: readonly Examined[], options: Options): Promise<ReadOriginal[]> {
  const readings: ReadOriginal[] = []
  for (const [position, { name, content, problem }] of originals.entries()) {
    const reading = problem
      ? refused(name, problem.code, problem.values)
      : await readBytes(name, await bytesOf(content), position, options)
    readings.push({ ...reading, pages: reading.pages.map((page) => ({ ...page, text: storable(page.text) })) })
    options.onReading(position, reading)
  }
  return readings
}

async function readBytes(
  name: string,
  content: Uint8Array,
  position: number,
  { symbols, onProgress }: Options,
): Promise<ReadOriginal> {
  try {
    onProgress({ file: position, name, page: 0, pages: null, step: 'open' })
    const pages = (await pagesOf(name, content)).map((page) => ({ ...page, isScan: false, size: null, places: [] }))
    const letters = readLetters(pages, { symbols })
    return { name, kind: null, pageCount: pages.length, pages, letters, notes: [], problem: null }
  } catch (error) {
    const [complaint] = error instanceof AppError ? error.fields : []
    if (!complaint) throw error
    return refused(name, complaint.code, complaint.values)
  }
}

function refused(name: string, code: string, values: Record<string, string | number> = {}): ReadOriginal {
  const problem = { code, values: { ...values, name } }
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
