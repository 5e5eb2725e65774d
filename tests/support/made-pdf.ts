/** PDF files made by hand for tests: words at places, in fonts that are named and not embedded, as old office software writes them. */

export interface MadeWords {
  text: string
  x: number
  y: number
  size?: number
  /** degrees, counterclockwise */
  turned?: number
  isHidden?: boolean
}

export interface MadePage {
  words: readonly MadeWords[]
  rotate?: number
  width?: number
  height?: number
}

export interface MadeOptions {
  /** a predefined CMap: UniJIS-UTF16-H and -V, 90ms-RKSJ-H and -V, Identity-H */
  encoding?: string
  /** what the catalog carries besides */
  catalog?: string
}

export function madePdf(
  pages: readonly MadePage[],
  { encoding = 'UniJIS-UTF16-H', catalog = '' }: MadeOptions = {},
): Uint8Array {
  const kids = pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding.startsWith('Identity') ? 'Identity' : 'Japan1'}) /Supplement ${encoding.startsWith('Identity') ? 0 : 2} >> /DW 1000 >>`,
    ...pages.flatMap((page, at) => objectsOf(page, 5 + at * 2, encoding)),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}

function objectsOf({ words, rotate = 0, width = 595, height = 842 }: MadePage, id: number, encoding: string): string[] {
  const content = words.map((one) => shown(one, encoding)).join('\n')
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${id + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
}

function shown({ text, x, y, size = 11, turned = 0, isHidden = false }: MadeWords, encoding: string): string {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
  const matrix = [cos, sin, -sin, cos, x, y].map((one) => one.toFixed(4)).join(' ')
  return `BT /F1 ${size} Tf ${isHidden ? 3 : 0} Tr ${matrix} Tm <${bytesOf(text, encoding).toString('hex')}> Tj ET`
}

function bytesOf(text: string, encoding: string): Buffer {
  if (encoding.includes('RKSJ')) return Buffer.concat([...text].map(inCp932))
  return Buffer.from(text, 'utf16le').swap16()
}

const cp932 = new Map<string, Buffer>()

function inCp932(letter: string): Buffer {
  if (letter.charCodeAt(0) < 0x80) return Buffer.from(letter, 'latin1')
  if (cp932.size === 0)
    for (let lead = 0x81; lead <= 0xfc; lead += lead === 0x9f ? 0x41 : 1)
      for (let trail = 0x40; trail <= 0xfc; trail += 1) {
        const pair = Buffer.from([lead, trail])
        const decoded = new TextDecoder('shift_jis').decode(pair)
        if (decoded.length === 1 && decoded !== '\uFFFD' && !cp932.has(decoded)) cp932.set(decoded, pair)
      }
  const known = cp932.get(letter)
  if (!known) throw new Error(`${letter} is not in CP932`)
  return known
}
