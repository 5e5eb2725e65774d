/** 件名の見比べ: a title as cited against the subject of a letter. Widths, spaces and brackets are folded, what writers leave off is cut. */
import { searchKey } from '#core/text/search-key.ts'

const suffix = /\((?:通知|依頼|周知依頼|照会|回答|報告|送付|情報提供|注意喚起|協力依頼|施行通知|事務連絡)\)$/u

/** The stem under which spellings of one title meet: 「…」の策定について（通知） and 「…」の策定. Empty where nothing is left. */
export function titleStem(title: string): string {
  const words = title.normalize('NFKC').trim().replace(suffix, '')
  return searchKey(words)
    .replace(/[「」『』()]/g, '')
    .replace(/(?:について|に関する件|の件)$/u, '')
}
