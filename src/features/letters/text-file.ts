/** 文字ファイル: bytes as text, and nothing guessed: UTF-8 with or without mark, UTF-16 with mark, else CP932, else refused. */
import { refuseField } from '#core/errors.ts'

/** @returns text whose offsets are those of the file as decoded, its byte order mark included
 *  @throws AppError invalid when the bytes are no text */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes) ?? refuse()
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes) ?? refuse()
  if (bytes.subarray(0, 4096).includes(0)) refuse()
  return decode('utf-8', bytes) ?? decode('shift_jis', bytes) ?? refuse()
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function refuse(): never {
  return refuseField('file', 'file-not-text')
}
