/**
 * Files that come as multipart/form-data: each is written to a temporary file while it arrives, then handed to the work,
 * then removed whatever happened. A slow sender thus holds no database transaction (security decision 4.7).
 * Work that goes on behind the answer holds the files until it ends.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { AppError } from '#core/errors.ts'

export interface UploadedFile {
  name: string
  /** can be gone through more than once */
  content: AsyncIterable<Uint8Array>
}

export interface UploadLimits {
  bytes: number
  files: number
  /** a file that is larger comes cut behind its limit, for the work to say so; the others are unharmed */
  isCutting?: boolean
}

/** Keeps the files until the promise settles. */
export type Hold = (until: Promise<unknown>) => void

/**
 * @param field the name of the file field; other fields are refused
 * @throws AppError invalid (415 not multipart, 400 broken, 422 no file), too-large
 */
export async function withUploads<T>(
  incoming: Request,
  field: string,
  limits: UploadLimits,
  work: (files: UploadedFile[], hold: Hold) => Promise<T>,
): Promise<T> {
  const length = Number(incoming.headers.get('content-length') ?? 0)
  if (length > limits.bytes * limits.files + 1024 * 1024) throw tooLarge(field)
  const folder = await mkdtemp(path.join(tmpdir(), 'shuchi-upload-'))
  const held: Promise<unknown>[] = []
  try {
    const files = await receive(incoming, folder, field, limits)
    if (files.length === 0) throw new AppError('invalid', [{ field, code: 'file-missing' }])
    return await work(files.map(toUploaded), (until) => held.push(until))
  } finally {
    const removed = Promise.allSettled(held).then(() => rm(folder, { recursive: true, force: true }))
    if (held.length === 0) await removed
  }
}

/** Opened when it is gone through, so that a file nobody looks at holds nothing open. */
function toUploaded({ name, at }: Received): UploadedFile {
  return { name, content: { [Symbol.asyncIterator]: () => createReadStream(at)[Symbol.asyncIterator]() } }
}

interface Received {
  name: string
  at: string
}

async function receive(incoming: Request, folder: string, field: string, limits: UploadLimits): Promise<Received[]> {
  if (!incoming.body || !/^multipart\/form-data\s*;/i.test(incoming.headers.get('content-type') ?? ''))
    throw new AppError('invalid', [{ field: 'content-type', code: 'content-type-multipart' }], { status: 415 })
  const parser = openParser(incoming, limits)
  const received: Received[] = []
  const writes: Promise<void>[] = []
  const complaints: AppError[] = []
  parser.on('file', (name, stream, { filename }) => {
    // a file input that was left empty posts one nameless part
    if (!filename) return void stream.resume()
    if (name !== field) complaints.push(new AppError('invalid', [{ field: name, code: 'unknown-field' }]))
    const at = path.join(folder, String(received.length))
    received.push({ name: filename, at })
    if (!limits.isCutting) stream.on('limit', () => complaints.push(tooLarge(field)))
    const write = pipeline(stream, createWriteStream(at))
    write.catch(() => undefined) // told below, once all have ended
    writes.push(write)
  })
  parser.on('field', (name) => complaints.push(new AppError('invalid', [{ field: name, code: 'unknown-field' }])))
  parser.on('filesLimit', () => complaints.push(new AppError('invalid', [{ field, code: 'too-many-files' }])))
  await pipeline(Readable.fromWeb(incoming.body as never), parser).catch(() => {
    throw complaints[0] ?? broken()
  }) // the two declarations of a web stream differ only in name
  await Promise.all(writes).catch(() => {
    throw complaints[0] ?? broken()
  })
  if (complaints[0]) throw complaints[0]
  return received
}

function openParser(incoming: Request, limits: UploadLimits) {
  try {
    return busboy({
      headers: { 'content-type': incoming.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: { fileSize: limits.bytes + 1, files: limits.files, fields: 1, fieldSize: 1024, parts: limits.files + 1 },
    })
  } catch {
    throw broken()
  }
}

const broken = () => new AppError('invalid', [{ field: '', code: 'multipart' }], { status: 400 })
const tooLarge = (field: string) => new AppError('too-large', [{ field, code: 'file-too-large' }])
