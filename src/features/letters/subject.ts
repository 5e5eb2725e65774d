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
    .replace(/^(?:件名|題名|標題)[:：]\s?/, '')
    .trim()
  const suffix = kindSuffix.exec(plain)?.[0]
  const rest = suffix ? plain.slice(0, -suffix.length).trimEnd() : plain
  return { subject: rest, subjectSuffix: suffix ? suffix.slice(1, -1) : null }
}
