import type { Words } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { type ProblemQuery, problemWords } from '../problem-words.ts'

const doneKeys = [
  'role-changed',
  'membership-added',
  'membership-ended',
  'disabled',
  'enabled',
  'session-ended',
  'key-revoked',
  'password-changed',
  'name-changed',
] as const

export type DoneQuery = ProblemQuery & { done?: string }
type DoneBarProps = { p: Words<'people'>; locale: Locale; query: DoneQuery }

/** What the last press did to people, keys or oneself, or why it was refused. */
export function DoneBar({ p, locale, query }: DoneBarProps) {
  if (query.problem)
    return <NoticeBar kind="bad">{problemWords(locale, { ...query, problem: query.problem })}</NoticeBar>
  const key = doneKeys.find((one) => one === query.done)
  return key ? <NoticeBar kind="good">{p(`done.${key}`)}</NoticeBar> : null
}
