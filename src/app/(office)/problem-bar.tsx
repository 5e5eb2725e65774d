import { errorStatus, type ErrorCode } from '#core/errors.ts'
import { sentenceOf, titleOf } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'

/** Why the last press was refused: the code of a complaint, or of the whole error. */
export function ProblemBar({ locale, problem }: { locale: Locale; problem: string }) {
  return (
    <NoticeBar kind="bad">
      {problem in errorStatus
        ? titleOf(locale, problem as ErrorCode) // `in` proved the code
        : sentenceOf(locale, { field: '', code: problem })}
    </NoticeBar>
  )
}
