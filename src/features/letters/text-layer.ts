/** 文字情報: whether what a page says of itself is what it shows. Without a table of characters a PDF gives rows of strange letters. */

const usual =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u0020-\u007E\u2010-\u205F\u2100-\u27BF\u2E80-\u33FF\uFE30-\uFE4F\uFF00-\uFFEF\u00A0-\u00FF\u0391-\u03C9]/gu

/** False when the page is empty, or when more than a tenth of its letters are none that a Japanese letter uses. */
export function isTextLayer(text: string): boolean {
  const printed = text.replace(/\s/g, '')
  if (printed === '') return false
  const strange = [...printed].length - (printed.match(usual)?.length ?? 0)
  return strange * 10 <= [...printed].length
}
