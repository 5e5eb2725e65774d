/** Kanji numerals, positional (七一八, 一〇) and multiplicative (二十九, 百二十), as figures. */

const digits = '〇一二三四五六七八九'
const powers: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** One figure in either script, as a class of a regular expression; zero may be written ○ (U+25CB) or ◯. */
export const figure = '[\\d〇○◯一二三四五六七八九十廿卅百千]'

/** Replaces each run of kanji numerals by figures; 〇 may be written ○ (U+25CB) or ◯, 二十 as 廿. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[〇○◯一二三四五六七八九十廿卅百千]+/g, (run) =>
    figuresOf(run.replace(/[○◯]/g, '〇').replaceAll('廿', '二十').replaceAll('卅', '三十')),
  )
}

function figuresOf(run: string): string {
  if (!/[十百千]/.test(run)) return [...run].map((digit) => digits.indexOf(digit)).join('')
  let total = 0
  let pending = 0
  for (const letter of run) {
    const power = powers[letter]
    if (power === undefined) pending = pending * 10 + digits.indexOf(letter)
    else {
      total += (pending || 1) * power
      pending = 0
    }
  }
  return String(total + pending)
}
