/** What a page or a web site adds around a letter: page numbers, navigation, publisher lines, bare addresses. */

const furniture = [
  /^(?:[-−‐–—―]|P\.?|ページ|Page)?\d{1,4}(?:[-−‐–—―]|ページ|頁)?$/i,
  /^\d{1,4}\/\d{1,4}(?:ページ)?$/,
  /^(?:添付一覧|アクセシビリティ閲覧支援ツール|印刷(?:する|用ページ)?|ページの?先頭へ(?:戻る)?|このページの先頭へ|本文へ(?:移動)?|目次へ?(?:戻る)?|前へ|次へ|トップページ?|ホーム|PDF版?|閉じる|文字サイズ.{0,12})$/i,
  /^(?:トップ(?:ページ)?|ホーム|HOME)[>›].*$/i,
  /^.{0,25}https?:\/\/[!-~]+$/,
  /^(?:©|\(c\)|copyright\b).{0,80}$/i,
  /^.{1,30}(?:医療行政情報|法令等データベースサービス|行政情報データベース)(?:https?:\S*)?$/,
]

export interface Neighbour {
  text: string
  /** blank lines between */
  isApart: boolean
}

/**
 * @param text one raw line
 * @param neighbour the next raw line above (-1) or below that is not blank; '' where there is none
 */
export function isPageFurniture(text: string, neighbour: (distance: -1 | 1) => Neighbour): boolean {
  if (text.length > 120) return false
  const line = text.normalize('NFKC').replace(/[\s|│┃¦]/g, '')
  if (line === '' || !furniture.some((form) => form.test(line))) return false
  if (!/^\d+$/.test(line)) return true
  const [above, below] = [neighbour(-1), neighbour(1)]
  return above.isApart || below.isApart
    ? !(isTornAbove(above.text) && isTornBelow(below.text))
    : !(isTornAbove(above.text) || isTornBelow(below.text))
}

/** 第⏎1⏎号: figures on a line of their own may be what a narrow column left of a number or a date. */
function isTornAbove(above: string): boolean {
  return above.length === 1 || /[第年月発の成和正昭平令]$/.test(above)
}

function isTornBelow(below: string): boolean {
  return below.length === 1 || /^[年月日号第]/.test(below)
}
