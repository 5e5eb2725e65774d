/**
 * DOCX の包み: its directory is measured before anything is unfolded. An archive that unfolds to more than any letter, holds too
 * many entries or says of itself what is not true is refused; nothing in it is run or fetched.
 */
import { strFromU8, unzipSync } from 'fflate'
import { refuseField } from '#core/errors.ts'
import { readingLimits } from './file-reading.ts'

const most = { entries: 2_000, ratio: 200, allBytes: 500_000_000 } as const
/** small parts may be nearly empty forms, which fold well */
const smallBytes = 1_000_000

interface Entry {
  name: string
  packed: number
  unpacked: number
}

/** @returns the text of the wanted parts that are there
 *  @throws AppError invalid when it is damaged, no DOCX, or a bomb */
export function partsOf(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  const entries = directoryOf(bytes)
  if (!entries.some(({ name }) => name === wanted[0])) return refuseField('file', 'file-kind-unreadable')
  if (isBomb(entries, wanted)) return refuseField('file', 'file-inside-too-large')
  const parts = new Map<string, string>()
  for (const [name, content] of Object.entries(unfold(bytes, wanted))) {
    const xml = strFromU8(content)
    // entities unfold without end, or fetch what lies elsewhere; Word writes none
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return refuseField('file', 'file-damaged')
    parts.set(name, xml)
  }
  return parts
}

function isBomb(entries: readonly Entry[], wanted: readonly string[]): boolean {
  return (
    entries.length > most.entries ||
    entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > most.allBytes ||
    entries.some(
      ({ name, packed, unpacked }) =>
        (wanted.includes(name) && unpacked > readingLimits.unzippedBytes) ||
        (unpacked > smallBytes && unpacked > packed * most.ratio),
    )
  )
}

/** The central directory at the end of the archive (APPNOTE 4.3.12). */
function directoryOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  try {
    const end = endOfDirectory(view)
    for (let at = view.getUint32(end + 16, true), left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) return refuseField('file', 'file-damaged')
      const length = view.getUint16(at + 28, true)
      const name = strFromU8(bytes.subarray(at + 46, at + 46 + length))
      entries.push({ name, packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) })
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    if (error instanceof RangeError) return refuseField('file', 'file-damaged')
    throw error
  }
  return entries
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_600); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return refuseField('file', 'file-damaged')
}

/** Room is made for as much as the directory says, and no more is written into it. */
function unfold(bytes: Uint8Array, wanted: readonly string[]): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => wanted.includes(name) })
  } catch {
    return refuseField('file', 'file-damaged')
  }
}
