/** What kind of file this is: by its first bytes and by its name, which must agree. Kept as received, never rewritten. */

export const fileLimits = { bytes: 50 * 1024 * 1024, perNotice: 20 } as const

const zip = [0x50, 0x4b, 0x03, 0x04]
const compound = [0xd0, 0xcf, 0x11, 0xe0]
const kinds: Record<string, { mediaType: string; starts: readonly (readonly number[])[] }> = {
  pdf: { mediaType: 'application/pdf', starts: [[0x25, 0x50, 0x44, 0x46, 0x2d]] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', starts: [zip] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', starts: [zip] },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', starts: [zip] },
  zip: { mediaType: 'application/zip', starts: [zip] },
  doc: { mediaType: 'application/msword', starts: [compound] },
  xls: { mediaType: 'application/vnd.ms-excel', starts: [compound] },
  jtd: { mediaType: 'application/x-js-taro', starts: [compound] },
  png: { mediaType: 'image/png', starts: [[0x89, 0x50, 0x4e, 0x47]] },
  jpg: { mediaType: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  jpeg: { mediaType: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  tif: {
    mediaType: 'image/tiff',
    starts: [
      [0x49, 0x49, 0x2a, 0],
      [0x4d, 0x4d, 0, 0x2a],
    ],
  },
  tiff: {
    mediaType: 'image/tiff',
    starts: [
      [0x49, 0x49, 0x2a, 0],
      [0x4d, 0x4d, 0, 0x2a],
    ],
  },
  txt: { mediaType: 'text/plain; charset=utf-8', starts: [] },
  csv: { mediaType: 'text/csv; charset=utf-8', starts: [] },
}

/** The media type, or the code of the complaint. @param head the first bytes of the file */
export function mediaTypeOf(
  name: string,
  head: Uint8Array,
): { mediaType: string } | { problem: 'file-kind' | 'file-kind-unknown' } {
  const kind = kinds[/\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '']
  if (!kind) return { problem: 'file-kind-unknown' }
  const isText = kind.starts.length === 0
  const agrees = isText
    ? !head.includes(0)
    : kind.starts.some((start) => start.every((byte, index) => head[index] === byte))
  return agrees ? { mediaType: kind.mediaType } : { problem: 'file-kind' }
}

/** A name without folders or control characters; null when nothing is left. */
export function safeName(name: string): string | null {
  const base =
    name
      .normalize('NFC')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/[\u0000-\u001f\u007f-\u009f"<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim() ?? ''
  return base === '' || base === '.' || base === '..' ? null : base
}
