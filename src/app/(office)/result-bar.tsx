import { words } from '#messages/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import type { Office } from './office.ts'
import { ProblemBar } from './problem-bar.tsx'

export type ResultQuery = { done?: string; count?: string; receipt?: string; of?: string; problem?: string }
const doneKeys = ['drafted', 'published', 'notified', 'withdrawn'] as const

/** What the last press did, in the flow of the page: a receipt number, a count, or why it was refused. */
export function ResultBar({
  office: { t, locale },
  query,
}: {
  office: Pick<Office, 't' | 'locale'>
  query: ResultQuery
}) {
  if (query.problem) return <ProblemBar locale={locale} problem={query.problem} />
  if (query.receipt) {
    const many = Number(query.count ?? 1) > 1
    return (
      <NoticeBar kind="good">
        {many
          ? t('receiptsDone', { count: Number(query.count), number: query.receipt })
          : t('receiptDone', { number: query.receipt })}
      </NoticeBar>
    )
  }
  if (query.done === 'registered') return <NoticeBar kind="good">{t('registeredDone')}</NoticeBar>
  if (query.done === 'setUp') {
    const shell = words(locale, 'shell')
    return (
      <NoticeBar kind="good" action={<ButtonLink href="/notices/new">{shell('register')}</ButtonLink>}>
        {shell('setUpDone')}
      </NoticeBar>
    )
  }
  const done = doneKeys.find((key) => key === query.done)
  return done ? (
    <NoticeBar kind="good">
      {done === 'notified' ? t('done_notified', { count: Number(query.count ?? 0) }) : t(`done_${done}`)}
    </NoticeBar>
  ) : null
}
