/** 受け取ったファイルの読み取り: a file as received gives its pages as text, or says why not. One bad file harms no other. */
import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { fileLimits, mediaTypeOf } from '#features/notices/file-kind.ts'

/** Its content can be gone through more than once. */
export interface Original {
  name: string
  content: AsyncIterable<Uint8Array>
}

export interface OriginalReading {
  isScan: boolean
  pages: number | null
  texts: { text: string; isScan: boolean }[]
  problem: { code: string; values: Record<string, string | number> } | null
}

const unread = { isScan: false, pages: null, texts: [] }

/** The files in their order; the same bytes are read once. @param onFile how far it has got */
export async function readOriginals(
  originals: readonly Original[],
  onFile: (position: number, reading: OriginalReading) => void,
): Promise<OriginalReading[]> {
  const seen = new Map<string, string>()
  const readings: OriginalReading[] = []
  for (const [position, original] of originals.entries()) {
    const reading = await readOriginal(original, seen)
    readings.push(reading)
    onFile(position, reading)
  }
  return readings
}

async function readOriginal({ name, content }: Original, seen: Map<string, string>): Promise<OriginalReading> {
  try {
    const bytes = await bytesOf(content)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const twin = seen.get(sha256)
    if (twin !== undefined) return refused('file-twice', { name, other: twin })
    seen.set(sha256, name)
    const kind = bytes.length === 0 ? null : mediaTypeOf(name, bytes.subarray(0, 4096))
    if (kind && 'problem' in kind) return refused(kind.problem, { name })
    const texts = (await pagesOf(name, bytes)).map(({ text }) => ({ text: storable(text), isScan: false }))
    return { isScan: false, pages: texts.length, texts, problem: null }
  } catch (error) {
    const [complaint] = error instanceof AppError ? error.fields : []
    if (!complaint) throw error
    return refused(complaint.code, { ...complaint.values, name })
  }
}

function refused(code: string, values: Record<string, string | number>): OriginalReading {
  return { ...unread, problem: { code, values } }
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of content) {
    sizeBytes += chunk.length
    if (sizeBytes > fileLimits.bytes) throw new AppError('too-large', [{ field: 'file', code: 'file-too-large' }])
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Letters that no database keeps become the mark of a lost letter; every offset stays what it was. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
