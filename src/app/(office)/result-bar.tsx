import type { ReactNode } from 'react'
import { words } from '#messages/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import type { Office } from './office.ts'
import { type ProblemQuery, problemWords } from './problem-words.ts'

export type ResultQuery = ProblemQuery & { done?: string; count?: string; receipt?: string; of?: string }

/** What was done, in words of the office or of the ledger; `count` where it has one. */
const officeKeys = ['drafted', 'published', 'withdrawn'] as const
const ledgerKeys = ['discarded', 'moved', 'undone', 'struck', 'closed', 'settled'] as const
const countedKeys = ['unmarked', 'bounced', 'added'] as const

type ResultBarProps = { office: Pick<Office, 't' | 'locale'>; query: ResultQuery; undo?: ReactNode }

/** What the last press did, in the flow of the page: a receipt number, a count, or why it was refused. */
export function ResultBar({ office: { t, locale }, query, undo }: ResultBarProps) {
  if (query.problem)
    return <NoticeBar kind="bad">{problemWords(locale, { ...query, problem: query.problem })}</NoticeBar>
  if (query.done === 'setUp') {
    const shell = words(locale, 'shell')
    return (
      <NoticeBar kind="good" action={<ButtonLink href="/notices/new">{shell('register')}</ButtonLink>}>
        {shell('setUpDone')}
      </NoticeBar>
    )
  }
  const sentence = query.receipt
    ? receiptSentence(t, locale, { ...query, receipt: query.receipt })
    : doneSentence(t, locale, query)
  return sentence ? (
    <NoticeBar kind="good" action={undo}>
      {sentence}
    </NoticeBar>
  ) : null
}

function receiptSentence(
  t: Office['t'],
  locale: Office['locale'],
  { receipt, count, done }: ResultQuery & { receipt: string },
): string {
  const many = Number(count ?? 1) > 1
  const told = { count: Number(count ?? 1), number: receipt }
  if (done === 'answered') return words(locale, 'ledger')(many ? 'done_answeredMany' : 'done_answered', told)
  return many ? t('receiptsDone', told) : t('receiptDone', { number: receipt })
}

function doneSentence(t: Office['t'], locale: Office['locale'], { done, count }: ResultQuery): string | null {
  if (done === 'registered') return t('registeredDone')
  if (done === 'notified') return t('done_notified', { count: Number(count ?? 0) })
  const ledger = words(locale, 'ledger')
  const office = officeKeys.find((key) => key === done)
  if (office) return t(`done_${office}`)
  const plain = ledgerKeys.find((key) => key === done)
  if (plain) return ledger(`done_${plain}`)
  const counted = countedKeys.find((key) => key === done)
  return counted ? ledger(`done_${counted}`, { count: Number(count ?? 0) }) : null
}
