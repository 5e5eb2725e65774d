/** XML of a DOCX as a row of tags. Word writes well-formed XML without entities of its own; what is not is passed over. */

export interface XmlTag {
  name: string
  kind: 'open' | 'close' | 'empty'
  attributes: string
  /** of `w:t` alone: what stands up to the next tag */
  text: string
}

/** Linear in the length of the text: no pattern looks back, and each piece is visited once. */
export function* tagsOf(xml: string): Generator<XmlTag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = xml.indexOf('>', at)
    if (end < 0) return
    const next = xml.indexOf('<', end)
    const inside = xml.slice(at + 1, end)
    if (!/^[?!]/.test(inside)) {
      const isClosing = inside.startsWith('/')
      const plain = isClosing ? inside.slice(1) : inside.endsWith('/') ? inside.slice(0, -1) : inside
      const space = plain.search(/\s/)
      yield {
        name: space < 0 ? plain : plain.slice(0, space),
        kind: isClosing ? 'close' : inside.endsWith('/') ? 'empty' : 'open',
        attributes: space < 0 ? '' : plain.slice(space),
        text: plain === 'w:t' || plain.startsWith('w:t ') ? xml.slice(end + 1, next < 0 ? xml.length : next) : '',
      }
    }
    at = next
  }
}

export function attributeOf({ attributes }: XmlTag, name: string): string | null {
  const at = attributes.indexOf(` ${name}=`)
  if (at < 0) return null
  const quote = attributes.charAt(at + name.length + 2)
  const start = at + name.length + 3
  const end = attributes.indexOf(quote, start)
  return end < 0 ? null : decoded(attributes.slice(start, end))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decoded(words: string): string {
  return words.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
