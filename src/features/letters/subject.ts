/** 件名: the title without a kind in brackets behind it; brackets such as (第三報) and (その2) belong to the title. */
import { kindSuffix } from './head-role.ts'

export interface Subject {
  subject: string
  subjectSuffix: string | null
}

/** @param printed the title as printed, line breaks gone */
export function subjectOf(printed: string): Subject {
  const plain = printed
    .replace(/^[○◎●■□◆◇]\s?/, '')
    .replace(/^(?:件\s?名|題\s?名|標\s?題)[:：]?\s?/, '')
    .trim()
  const mended = unreadMark(plain)
  const suffix = kindSuffix.exec(mended)?.[0]
  const rest = suffix ? mended.slice(0, -suffix.length).trimEnd() : mended
  return { subject: rest, subjectSuffix: suffix ? suffix.slice(1, -1) : null }
}

/** Recognition reads 」 as J: mended where a 「 stands open and the title goes on. */
function unreadMark(title: string): string {
  const open = (title.match(/「/g)?.length ?? 0) - (title.match(/」/g)?.length ?? 0)
  return open > 0 ? title.replace(/(?<=[\p{sc=Han}\p{sc=Hira}ァ-ヶー])J(?=[にのを(])/u, '」') : title
}
