/** Text in the encodings that import files come in. The tables are read out of the platform's own decoders. */

const tables = new Map<string, Map<string, readonly number[]>>()

export function encodeText(text: string, encoding = 'utf-8'): Buffer {
  const name = encoding.toLowerCase().replaceAll('_', '-')
  if (/^(utf-?8|ascii|us-ascii)$/.test(name)) return Buffer.from(text, 'utf8')
  if (name === 'utf-8-sig') return Buffer.from(`\uFEFF${text}`, 'utf8')
  if (/^utf-?16$/.test(name)) return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (/^utf-?16-?le$/.test(name)) return Buffer.from(text, 'utf16le')
  if (/^utf-?16-?be$/.test(name)) return Buffer.from(text, 'utf16le').swap16()
  if (/^(latin-?1|iso-?8859-1)$/.test(name)) return Buffer.from(text, 'latin1')
  if (/^(cp932|ms932|windows-31j|shift-?jis|sjis)$/.test(name)) return encodeDouble(text, 'shift_jis')
  if (/^euc-?jp$/.test(name)) return encodeDouble(text, 'euc-jp')
  throw new Error(`unknown encoding ${encoding}`)
}

function encodeDouble(text: string, label: string): Buffer {
  const table = tableOf(label)
  const bytes: number[] = []
  for (const letter of text) {
    const code = table.get(letter)
    if (!code) throw new Error(`${label} has no ${letter}`)
    for (const byte of code) bytes.push(byte)
  }
  return Buffer.from(bytes)
}

function tableOf(label: string): Map<string, readonly number[]> {
  const known = tables.get(label)
  if (known) return known
  const decoder = new TextDecoder(label)
  const table = new Map<string, readonly number[]>()
  const add = (...bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes))
    if ([...letter].length === 1 && letter !== '\uFFFD' && !table.has(letter)) table.set(letter, bytes)
  }
  for (let byte = 0; byte < 256; byte += 1) add(byte)
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    const isSecondPlace = label === 'shift_jis' && (lead === 0xed || lead === 0xee) // the same letters stand at 0xfa too
    for (let trail = 0x40; trail <= 0xfe && !isSecondPlace; trail += 1) add(lead, trail)
  }
  tables.set(label, table)
  return table
}
