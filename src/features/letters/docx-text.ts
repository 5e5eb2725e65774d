/** DOCX: the paragraphs of the letter as lines. The archive is measured before it is opened; nothing in it is run or fetched. */
import { strFromU8, unzipSync } from 'fflate'
import { refuseField } from '#core/errors.ts'

const part = 'word/document.xml'
const largestBytes = 20_000_000
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws AppError invalid when it is no DOCX, damaged, or larger inside than any letter */
export function docxText(bytes: Uint8Array): string {
  const xml = documentOf(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml.slice(0, 2000))) return refuseField('file', 'file-damaged')
  return paragraphsOf(xml)
}

function documentOf(bytes: Uint8Array): string {
  let isTooLarge = false
  let found: Uint8Array | undefined
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        isTooLarge ||= name === part && originalSize > largestBytes
        return name === part && originalSize <= largestBytes
      },
    })
    found = files[part]
  } catch {
    return refuseField('file', 'file-damaged')
  }
  if (isTooLarge || (found && found.length > largestBytes)) return refuseField('file', 'file-inside-too-large')
  return found ? strFromU8(found) : refuseField('file', 'file-damaged')
}

/** Deleted text (w:delText) and field codes (w:instrText) are no text of the letter; a cell of a table is a line. */
function paragraphsOf(xml: string): string {
  const lines: string[] = ['']
  for (const { 0: tag, 1: words } of xml.matchAll(
    /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)\b[^>]*\/>|<\/w:p>/g,
  )) {
    if (words !== undefined) lines.push(`${lines.pop()}${decoded(words)}`)
    else if (tag.startsWith('<w:tab')) lines.push(`${lines.pop()}\t`)
    else lines.push('')
  }
  return lines.join('\n')
}

function decoded(words: string): string {
  return words.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
