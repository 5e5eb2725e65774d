import type { Words } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { ProblemBar } from '../problem-bar.tsx'

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

export type DoneQuery = { done?: string; problem?: string }
type DoneBarProps = { p: Words<'people'>; locale: Locale; query: DoneQuery }

/** What the last press did to people, keys or oneself, or why it was refused. */
export function DoneBar({ p, locale, query: { done, problem } }: DoneBarProps) {
  if (problem) return <ProblemBar locale={locale} problem={problem} />
  const key = doneKeys.find((one) => one === done)
  return key ? <NoticeBar kind="good">{p(`done.${key}`)}</NoticeBar> : null
}
