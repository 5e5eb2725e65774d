/** 問合せ先: unit, person, telephone, extension. Typed in one line, kept as typed beside its parts; what cannot be told apart stays in the unit. */

// a type, not an interface: it goes into a JSON column
export type Contact = {
  unit: string | null
  person: string | null
  tel: string | null
  extension: string | null
  fax?: string
  mail?: string
  /** the line as it was typed, where it was typed */
  text?: string
}

const telephone = /(?:(?:電話|TEL|Tel|tel)[番号]*[:：\s]*)?(\(?0\d{1,4}\)?[-ー－(（]?\d{1,4}[-ー－)）]\d{3,4})/
const extension = /[(（]?内線[:：\s]*(\d{1,6})[)）]?/
const fax = /(?:FAX|Fax|fax|ファクス|ファックス)[番号]*[:：\s]*(\(?0\d{1,4}\)?[-ー－(（]?\d{1,4}[-ー－)）]\d{3,4})/
const mail = /(?:(?:E-?mail|メール)[:：\s]*)?([\w.+-]+@[\w.-]+\.\w+)/i

/** @param text e.g. 法人指導グループ 田中 電話(045)210-1111 内線 4871 */
export function readContact(text: string): Contact {
  const found: Partial<Record<'fax' | 'mail' | 'extension' | 'tel', string>> = {}
  let rest = text.normalize('NFKC')
  // the fax number before the telephone: both look alike without their word
  for (const [key, pattern] of [
    ['fax', fax],
    ['mail', mail],
    ['extension', extension],
    ['tel', telephone],
  ] as const) {
    const match = pattern.exec(rest)
    if (!match?.[1]) continue
    found[key] = key === 'fax' || key === 'tel' ? withHyphens(match[1]) : match[1]
    rest = rest.replace(match[0], ' ')
  }
  const words = rest.split(/[\s　、,，]+/).filter((word) => word !== '')
  const isUnitAndPerson = words.length === 2
  return {
    unit: (isUnitAndPerson ? words[0] : words.join(' ')) || null,
    person: (isUnitAndPerson ? words[1] : null) ?? null,
    tel: found.tel ?? null,
    extension: found.extension ?? null,
    ...(found.fax ? { fax: found.fax } : {}),
    ...(found.mail ? { mail: found.mail } : {}),
    text,
  }
}

export function contactText(contact: Contact): string {
  if (contact.text !== undefined) return contact.text
  const { unit, person, tel, extension: inner, fax: faxNumber, mail: address } = contact
  return [unit, person, tel, inner && `内線 ${inner}`, faxNumber && `FAX ${faxNumber}`, address]
    .filter(Boolean)
    .join('　')
}

/** (045)210-1111 → 045-210-1111 */
function withHyphens(number: string): string {
  return number.replace(/[()（）ー－-]+/g, '-').replace(/^-|-$/g, '')
}
