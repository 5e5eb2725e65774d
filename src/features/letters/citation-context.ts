/** 引用の前後: the title, date and office that stand around a cited number or notice. All looks are bounded. */
import type { Span } from './page-text.ts'

export const noticeWord = '(?:通知|通達|通牒|事務連絡|依頼|照会|回答|連絡|文書|公文)'
const officeLetters = '(?:[\\p{sc=Han}ァ-ヶー・々ヶこどもくらし]|がん(?=[\\p{sc=Han}・]))'
/** An office as it is cited: 厚生労働省医政局長, 厚生労働省政策統括官(統計・情報政策担当), A局長・B局長. */
export const office = `${officeLetters}{2,50}?(?:\\([^()]{2,20}\\)(?:${officeLetters}{1,30}?)?)?`

/** The 「…」 that ends right before `at`, depth counted; null when there is none within 300 units. */
export function titleBefore(text: string, at: number, lowest: number): Span | null {
  if (!/[」』]/.test(text.charAt(at - 1))) return null
  let depth = 0
  for (let here = at - 1; here >= Math.max(lowest, at - 300); here -= 1) {
    const letter = text.charAt(here)
    if (/[」』]/.test(letter)) depth += 1
    else if (/[「『]/.test(letter) && --depth === 0) return { start: here + 1, end: at - 1 }
  }
  return null
}

/** The 「…」 that begins right at `at`. */
export function titleAfter(text: string, at: number, highest: number): Span | null {
  if (text.charAt(at) !== '「') return null
  let depth = 0
  for (let here = at; here < Math.min(highest, at + 300); here += 1) {
    const letter = text.charAt(here)
    if (/[「『]/.test(letter)) depth += 1
    else if (/[」』]/.test(letter) && --depth === 0) return { start: at + 1, end: here }
  }
  return null
}

/** The title before an opening bracket at `at`: 「…」(, (「…」について)(, or bare words that end in について. */
export function titleBeforeBracket(text: string, at: number, lowest: number): Span | null {
  const quoted = titleBefore(text, at, lowest)
  if (quoted) return quoted
  if (text.charAt(at - 1) === ')') {
    const open = openingOf(text, at - 1, Math.max(lowest, at - 300))
    if (open !== null && /(?:について|の件)$/.test(text.slice(open + 1, at - 1)))
      return { start: open + 1, end: at - 1 }
  }
  const from = Math.max(lowest, at - 160)
  const bare =
    /(?:^|[。、()「:])((?:「[^「」]*」|[^。、()「」:])*(?:「(?:[^「」]|「[^」]*」)*」)?[^。、()「」:]*(?:について|の件|に関する件))[J丁」]?$/u.exec(
      text.slice(from, at),
    )
  if (!bare?.[1] || bare[1].length < 6) return null
  const start = at - bare[1].length
  const plain = bare[1]
    .replace(/^[^「」]*(?:から|より)(?=「)/u, '')
    .replace(/^(?:なお|また|ただし|さらに|及び|並びに|\d+|[ア-ン](?=[^ァ-ー]))/u, '')
  return { start: start + bare[1].length - plain.length, end: at }
}

function openingOf(text: string, close: number, lowest: number): number | null {
  let depth = 0
  for (let here = close; here >= lowest; here -= 1) {
    if (text.charAt(here) === ')') depth += 1
    else if (text.charAt(here) === '(' && --depth === 0) return here
  }
  return null
}

const behind = new RegExp(`^(?:付け?)?(?:の)?[(]?(?<office>${office})(?:(?:の)?連名(?:の)?)?${noticeWord}`, 'u')
const sender = new RegExp(
  `^(?:通知|事務連絡|文書)?(?:他|ほか|外|等)?(?:により|によって|をもって|にて|で|付けで)、?(?<office>${office})(?:他|ほか|等|外)?(?:から|より)`,
  'u',
)

/** The offices behind a number (第1号厚生労働省医政局長通知; `end` lies behind them), or behind により (…号により、厚生労働省医政局長から). */
export function officeAfter(text: string, at: number): { words: string; end: number } | null {
  const window = text.slice(at, at + 110)
  const direct = behind.exec(window)
  if (direct?.groups?.office && isOffice(direct.groups.office))
    return { words: direct.groups.office, end: at + direct[0].length }
  const from = sender.exec(window)
  return from?.groups?.office && isOffice(from.groups.office) ? { words: from.groups.office, end: at } : null
}

const ahead = new RegExp(`(?<office>${office})(?:(?:の)?連名)?(?:${noticeWord})?(?:の)?[(]?$`, 'u')

const senderAhead = new RegExp(`(?<office>${office})(?:他|ほか|等)?(?:から|より)、?$`, 'u')

/** 厚生労働省健康局結核感染症課長から令和2年3月3日付け…: the office before the date of a number. */
export function senderBefore(text: string, at: number, lowest: number): string | null {
  const words = senderAhead.exec(text.slice(Math.max(lowest, at - 60), at))?.groups?.office
  const plain = words?.replace(/^.*(?:標記|について|今般|先般|本件|この度)/u, '')
  return plain && isOffice(plain) ? plain : null
}

/** The office right before a number or its bracket (厚生労働省医政局長通知(…号). */
export function officeBefore(text: string, at: number, lowest: number): string | null {
  const words = ahead
    .exec(text.slice(Math.max(lowest, at - 70), at))
    ?.groups?.office?.replace(new RegExp(`${noticeWord}$`, 'u'), '')
  const plain = words?.replace(/^(?:付け?|同日付け?|及び|並びに|日付け?|今般|別添|標記|今回|先般)/u, '')
  return plain && isOffice(plain) ? plain : null
}

export function isOffice(words: string): boolean {
  return (
    /(?:(?<![成延特全増助])長|大臣|次官|統括官|審議官|参事官|知事|市長|区長|長官|監|課|室|局|部|会|省|庁|本部|センター|委員会|県|府|都|市|機構|官|教育長|[当本小]職)(?:\([^()]*\))?$/u.test(
      words,
    ) && !/^(?:各|貴)/.test(words)
  )
}

/** A局長・B局長・C局長 as many offices; the ministry of the first holds for those that name none. */
export function officesOf(words: string, count: number): string[] {
  const plain = words.replace(/(?:連名|の)$/u, '')
  const parts = plain.split(/(?<=[長官臣)])(?:[・、]|及び|並びに)/u).filter((part) => part !== '')
  if (count > 1 && parts.length !== count) return []
  const body = /^.{2,8}?[省庁府]/u.exec(parts[0] ?? '')?.[0] ?? ''
  return (count > 1 ? parts : [plain]).map((part, at) =>
    at > 0 && body !== '' && !/[省庁府県]/.test(part.slice(0, 9)) ? body + part : part,
  )
}
