/** 宛先 as the letter words it: offices with their honorific. One typed line becomes objects, and objects one line again. */

// a type, not an interface: it goes into a JSON column
export type Addressee = {
  name: string
  honorific: string | null
  /** 各…: stands for many offices, which the directory resolves */
  distributive: boolean
}

const honorifics = ['殿', '様', '御中', 'あて', '宛']

/** An object of the API may leave out what its name already says. */
export function toAddressee(
  one: string | { name: string; honorific?: string | null; distributive?: boolean },
): Addressee {
  const given = typeof one === 'string' ? splitHonorific(one) : { name: one.name, honorific: one.honorific ?? null }
  const claimed = typeof one === 'string' ? undefined : one.distributive
  return { ...given, distributive: claimed ?? given.name.startsWith('各') }
}

/** @param text e.g. 各都道府県知事、各地方厚生（支）局長　殿; an honorific at the end counts for those before it that have none */
export function readAddressees(text: string): Addressee[] {
  const parts = splitOutsideBrackets(text).map(toAddressee)
  const last = parts.at(-1)?.honorific ?? null
  return parts.map((part) => ({ ...part, honorific: part.honorific ?? last }))
}

export function addresseeText(addressees: readonly Addressee[]): string {
  const [first] = addressees
  if (!first) return ''
  const isShared = addressees.every((one) => one.honorific === first.honorific)
  if (isShared) return withHonorific(addressees.map((one) => one.name).join('、'), first.honorific)
  return addressees.map((one) => withHonorific(one.name, one.honorific)).join('、')
}

function withHonorific(name: string, honorific: string | null): string {
  return honorific ? `${name}　${honorific}` : name
}

function splitHonorific(text: string): { name: string; honorific: string | null } {
  const name = text.trim()
  const honorific = honorifics.find((one) => name.endsWith(one) && name.length > one.length) ?? null
  return honorific ? { name: name.slice(0, -honorific.length).trim(), honorific } : { name, honorific: null }
}

/** 、, comma and line break part offices, but not inside the brackets of one office. */
function splitOutsideBrackets(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (/[（(〔[｛{]/.test(letter)) depth += 1
    if (/[）)〕\]｝}]/.test(letter)) depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、,，\n]/.test(letter)) parts.push('')
    else parts.push((parts.pop() ?? '') + letter)
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
