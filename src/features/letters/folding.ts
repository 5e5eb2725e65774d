/** 字の畳み込み: full-width, half-width, compatibility and radical forms of one letter as one; white space as a space. */

/** Characters that look like others but are not equal under NFKC (CJK radicals, dashes), and table rules. */
const lookalikes: Record<string, string> = {
  '⻑': '長',
  '⺠': '民',
  '⻄': '西',
  '⻘': '青',
  '⻩': '黄',
  '⻭': '歯',
  '⻫': '斉',
  '⻲': '亀',
  '⻤': '鬼',
  '⻁': '虎',
  '⻝': '食',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '〜': '~',
  '･': '・',
  '‧': '・',
  '•': '・',
  '|': ' ',
  '│': ' ',
  '┃': ' ',
  '¦': ' ',
  '｜': ' ',
} // prettier-ignore
/** Braces set over several rows are printed in pieces. */
const bracePieces = /^[\u239B-\u23AD┌┐└┘╭╮╰╯]$/u
const invisible =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\p{Variation_Selector}\p{Co}]/u

/** Characters that stand for themselves: printed ASCII but |, kana, the common kanji. */
export function isPlain(code: number): boolean {
  return (
    (code > 0x20 && code < 0x7c) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3001 && code <= 0x301b) ||
    (code >= 0x3041 && code <= 0x30fc && code !== 0x309b && code !== 0x309c)
  )
}

/** A half-width kana takes its voicing mark along; a surrogate pair is one letter. */
export function widthAt(raw: string, at: number): number {
  const code = raw.codePointAt(at) ?? 0
  const isVoiced = code >= 0xff66 && code <= 0xff9d && /[ﾞﾟ]/.test(raw.charAt(at + 1))
  return code > 0xffff || isVoiced ? 2 : 1
}

const foldedLetters = new Map<string, string>()

/** A text uses few different letters; each is folded once. Bounded, since a hostile text may use all. */
export function foldOnce(letter: string): string {
  const known = foldedLetters.get(letter)
  if (known !== undefined) return known
  const folded = fold(letter)
  if (foldedLetters.size < 4096) foldedLetters.set(letter, folded)
  return folded
}

function fold(letter: string): string {
  if (letter in lookalikes) return lookalikes[letter] ?? letter
  if (/^\s$/.test(letter) || bracePieces.test(letter)) return ' '
  if (invisible.test(letter) || !letter.isWellFormed()) return ''
  return letter.normalize('NFKC').replace(/\s/g, '')
}

/** Words as they stand in a folded text. */
export function folded(words: string): string {
  return Array.from(words, (letter) => foldOnce(letter))
    .join('')
    .replaceAll(' ', '')
}
