import { createHash } from 'node:crypto'
import { AppError, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { fileLimits, mediaTypeOf, safeName } from '../file-kind.ts'
import { findNotice } from '../relation.ts'
import { fileInput } from '../schema.ts'

const chunkBytes = 256 * 1024

/** Stores a file as received, chunk by chunk while it arrives, under its SHA-256; equal bytes are stored once. */
export const attachFile = defineCommand({
  name: 'attachFile',
  input: fileInput,
  load: (reader, input) => findNotice(reader, input.noticeId),
  permit: (reader, notice) => decide(reader.actor, notice.isDraft ? 'file.attach' : 'notice.correct', notice.relation),
  run: async (reader, notice, input) => {
    const name = safeName(input.name) ?? refuseField('file', 'file-name')
    const count = await reader.tx.noticeFile.count({ where: { noticeId: notice.id, removedAt: null } })
    if (count >= fileLimits.perNotice) refuseField('file', 'too-many-files')
    const stored = await store(reader, name, input.content)
    const { id } = await reader.tx.noticeFile.create({
      data: { noticeId: notice.id, version: notice.version, position: count, name, ...stored },
      select: { id: true },
    })
    return {
      result: { id, sha256: stored.sha256 },
      facts: [
        {
          event: 'notice.file-attached',
          object: { type: 'notice', id: notice.id },
          organizationId: notice.registerId,
          label: name,
          after: { sha256: stored.sha256, sizeBytes: stored.sizeBytes },
        },
      ],
    }
  },
})

async function store(
  reader: Reader,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; sizeBytes: number; mediaType: string }> {
  const hash = createHash('sha256')
  const staging = crypto.randomUUID()
  await reader.tx.fileContent.create({ data: { sha256: staging, sizeBytes: 0 } })
  let sizeBytes = 0
  let position = 0
  let mediaType: string | null = null
  for await (const bytes of inChunks(content)) {
    if (mediaType === null) mediaType = checked(name, bytes)
    sizeBytes += bytes.length
    if (sizeBytes > fileLimits.bytes) throw new AppError('too-large', [{ field: 'file', code: 'file-too-large' }])
    hash.update(bytes)
    await reader.tx.fileChunk.create({ data: { sha256: staging, position, bytes: new Uint8Array(bytes) } })
    position += 1
  }
  if (mediaType === null) refuseField('file', 'file-empty')
  const sha256 = hash.digest('hex')
  await reader.tx
    .$executeRaw`INSERT INTO file_content (sha256, size_bytes) VALUES (${sha256}, ${sizeBytes}) ON CONFLICT DO NOTHING`
  await reader.tx
    .$executeRaw`UPDATE file_chunk SET sha256 = ${sha256} WHERE sha256 = ${staging} AND NOT EXISTS (SELECT 1 FROM file_chunk known WHERE known.sha256 = ${sha256})`
  await reader.tx.fileContent.delete({ where: { sha256: staging } })
  return { sha256, sizeBytes, mediaType }
}

function checked(name: string, head: Uint8Array): string {
  const kind = mediaTypeOf(name, head)
  return 'mediaType' in kind ? kind.mediaType : refuseField('file', kind.problem)
}

async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const bytes of content) {
    held = Buffer.concat([held, bytes])
    for (; held.length >= chunkBytes; held = held.subarray(chunkBytes)) yield held.subarray(0, chunkBytes)
  }
  if (held.length > 0) yield held
}
