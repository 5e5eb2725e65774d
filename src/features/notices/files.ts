/** Files of a letter: stored as received, chunk by chunk, under their SHA-256; equal bytes are stored once. */
import { createHash } from 'node:crypto'
import { AppError, refuseField } from '#core/errors.ts'
import type { Reader } from '#server/context.ts'
import { fileLimits, mediaTypeOf, safeName } from './file-kind.ts'
import type { ReceivedFile } from './schema.ts'

const chunkBytes = 256 * 1024

export interface StoredFile {
  id: string
  name: string
  sha256: string
  sizeBytes: number
}

/**
 * Adds a file to a version of a letter whose row is locked.
 * @param field where complaints stand: `file`, or `files.2` when several came together
 */
export async function addFile(
  reader: Reader,
  notice: { id: string; version: number },
  file: ReceivedFile,
  field: string,
): Promise<StoredFile> {
  const name = safeName(file.name) ?? refuseField(field, 'file-name')
  const count = await reader.tx.noticeFile.count({ where: { noticeId: notice.id, removedAt: null } })
  if (count >= fileLimits.perNotice) refuseField(field, 'too-many-files')
  return attach(reader, notice, { name, ...(await keepContent(reader, name, file.content, field)) })
}

/** A content that is kept already, as a file of a letter; of several letters in one file, the pages of this one. */
export async function attach(
  reader: Reader,
  notice: { id: string; version: number },
  file: KeptContent & { name: string; firstPage?: number; lastPage?: number },
): Promise<StoredFile> {
  const here = { noticeId: notice.id }
  const { _max: last } = await reader.tx.noticeFile.aggregate({ where: here, _max: { position: true } })
  const { id } = await reader.tx.noticeFile.create({
    data: { ...here, version: notice.version, position: (last.position ?? -1) + 1, ...file },
    select: { id: true },
  })
  return { id, name: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes }
}

export interface KeptContent {
  sha256: string
  sizeBytes: number
  mediaType: string
}

/** Streams bytes into the database under their digest. @param name tells, with the first bytes, what kind of file it is */
export async function keepContent(
  reader: Reader,
  name: string,
  content: AsyncIterable<Uint8Array>,
  field: string,
): Promise<KeptContent> {
  const hash = createHash('sha256')
  const staging = crypto.randomUUID()
  await reader.tx.fileContent.create({ data: { sha256: staging, sizeBytes: 0 } })
  let sizeBytes = 0
  let position = 0
  let mediaType: string | null = null
  for await (const bytes of inChunks(content)) {
    if (mediaType === null) mediaType = checked(name, bytes, field)
    sizeBytes += bytes.length
    if (sizeBytes > fileLimits.bytes)
      throw new AppError('too-large', [{ field, code: 'file-too-large', values: { name } }])
    hash.update(bytes)
    await reader.tx.fileChunk.create({ data: { sha256: staging, position, bytes: new Uint8Array(bytes) } })
    position += 1
  }
  if (mediaType === null) refuseField(field, 'file-empty', { name })
  const sha256 = hash.digest('hex')
  await reader.tx
    .$executeRaw`INSERT INTO file_content (sha256, size_bytes) VALUES (${sha256}, ${sizeBytes}) ON CONFLICT DO NOTHING`
  await reader.tx
    .$executeRaw`UPDATE file_chunk SET sha256 = ${sha256} WHERE sha256 = ${staging} AND NOT EXISTS (SELECT 1 FROM file_chunk known WHERE known.sha256 = ${sha256})`
  await reader.tx.fileContent.delete({ where: { sha256: staging } })
  return { sha256, sizeBytes, mediaType }
}

function checked(name: string, head: Uint8Array, field: string): string {
  const kind = mediaTypeOf(name, head)
  return 'mediaType' in kind ? kind.mediaType : refuseField(field, kind.problem, { name })
}

async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const bytes of content) {
    held = Buffer.concat([held, bytes])
    for (; held.length >= chunkBytes; held = held.subarray(chunkBytes)) yield held.subarray(0, chunkBytes)
  }
  if (held.length > 0) yield held
}
