/** A ZIP writer that can be asked to lie: for the cases about archives that unpack to too much. */
import { constants, crc32, createDeflateRaw } from 'node:zlib'
import { z } from 'zod'

const fill = z.object({ byte: z.number(), count: z.number() })
export const zipEntry = z.object({
  name: z.string(),
  text: z.string().optional(),
  b64: z.string().optional(),
  fill: fill.optional(),
  head: z.string().optional(),
  tail: z.string().optional(),
})
export const zipOptions = z.object({
  empty_entries: z.number().optional(),
  declared_size: z.number().optional(),
  encrypted_flag: z.boolean().optional(),
  truncate: z.number().optional(),
})
type Entry = z.output<typeof zipEntry>

const localMark = 0x04034b50
const centralMark = 0x02014b50
/** 2026-04-01 00:00 in the format's own way */
const day = ((2026 - 1980) << 9) | (4 << 5) | 1

export async function writeZip(entries: readonly Entry[], options: z.output<typeof zipOptions>): Promise<Buffer> {
  const empty = Array.from({ length: options.empty_entries ?? 0 }, (_, index) => ({
    name: `xl/media/e${String(index).padStart(6, '0')}.bin`,
    text: '',
  }))
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of [...entries, ...empty]) {
    const packed = await pack(entry)
    const name = Buffer.from(entry.name, 'utf8')
    const local = header(30, localMark, packed, name.length)
    parts.push(local, name, packed.bytes)
    const listed = header(46, centralMark, packed, name.length)
    listed.writeUInt32LE(offset, 42)
    central.push(listed, name)
    offset += local.length + name.length + packed.bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE((entries.length + empty.length) & 0xffff, 8)
  end.writeUInt16LE((entries.length + empty.length) & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return falsify(Buffer.concat([...parts, directory, end]), options)
}

interface Packed {
  bytes: Buffer
  crc: number
  size: number
}

async function pack(entry: Entry): Promise<Packed> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_COMPRESSION })
  const out: Buffer[] = []
  deflate.on('data', (bytes: Buffer) => out.push(bytes))
  const done = new Promise<void>((resolve, reject) => deflate.once('end', resolve).once('error', reject))
  let crc = 0
  let size = 0
  for (const bytes of contentOf(entry)) {
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
  }
  deflate.end()
  await done
  return { bytes: Buffer.concat(out), crc, size }
}

function* contentOf(entry: Entry): Generator<Buffer> {
  if (!entry.fill) {
    yield entry.b64 === undefined ? Buffer.from(entry.text ?? '', 'utf8') : Buffer.from(entry.b64, 'base64')
    return
  }
  yield Buffer.from(entry.head ?? '', 'utf8')
  const block = Buffer.alloc(1 << 20, entry.fill.byte)
  for (let left = entry.fill.count; left > 0; left -= block.length)
    yield left < block.length ? block.subarray(0, left) : block
  yield Buffer.from(entry.tail ?? '', 'utf8')
}

function header(length: number, mark: number, packed: Packed, nameLength: number): Buffer {
  const head = Buffer.alloc(length)
  const shift = mark === centralMark ? 2 : 0
  head.writeUInt32LE(mark, 0)
  head.writeUInt16LE(20, 4)
  if (shift) head.writeUInt16LE(20, 6)
  head.writeUInt16LE(0x800, 6 + shift)
  head.writeUInt16LE(8, 8 + shift)
  head.writeUInt16LE(day, 12 + shift)
  head.writeUInt32LE(packed.crc, 14 + shift)
  head.writeUInt32LE(packed.bytes.length, 18 + shift)
  head.writeUInt32LE(packed.size >>> 0, 22 + shift)
  head.writeUInt16LE(nameLength, 26 + shift)
  return head
}

/** Changes sizes and flags afterwards in both headers, or cuts the end off. */
function falsify(data: Buffer, options: z.output<typeof zipOptions>): Buffer {
  const { declared_size: size, encrypted_flag: encrypted, truncate } = options
  if (size !== undefined)
    for (const [mark, at] of marksOf(22, 24)) eachMark(data, mark, (from) => data.writeUInt32LE(size >>> 0, from + at))
  if (encrypted)
    for (const [mark, at] of marksOf(6, 8))
      eachMark(data, mark, (from) => data.writeUInt8(data.readUInt8(from + at) | 1, from + at))
  return truncate === undefined ? data : data.subarray(0, truncate)
}

function marksOf(local: number, central: number): readonly (readonly [number, number])[] {
  return [
    [localMark, local],
    [centralMark, central],
  ]
}

function eachMark(data: Buffer, mark: number, work: (from: number) => void): void {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(mark)
  for (let from = data.indexOf(bytes); from >= 0 && from + 30 <= data.length; from = data.indexOf(bytes, from + 4))
    work(from)
}
