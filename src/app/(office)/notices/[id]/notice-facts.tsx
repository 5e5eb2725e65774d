import type { Words } from '#messages/words.ts'
import { isDateMismatch, readNumbers } from '#features/notices/notice.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import { KeyValue } from '#ui/key-value.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { DocumentDate, kindWord } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'

type NoticeFactsProps = { office: Office; say: Words<'notice'>; notice: NoticeDetail }

/** What the head of the letter says. */
export function NoticeFacts({ office, say, notice }: NoticeFactsProps) {
  const { t } = office
  const none = t('noDeadline')
  const seal = notice.sealOmitted ? `（${t('sealOmitted')}）` : ''
  const inferred = notice.kindInferred ? `（${t('inferredKind')}）` : ''
  const attached = notice.attachments.map((one) => `${one.label}　${one.title}`)
  return (
    <KeyValue
      columns={2}
      rows={[
        { term: t('issuer'), value: <span lang="ja">{`${notice.issuer.join('・')}${seal}`}</span> },
        { term: t('kind'), value: `${kindWord(office, notice.kind)}${inferred}` },
        { term: t('addressee'), value: notice.addressee ?? none },
        { term: t('date'), value: <DocumentDate date={notice.date} locale={office.locale} /> },
        { term: t('request'), value: notice.requestedAction ?? none },
        {
          term: t('deadline'),
          value: notice.deadline ? <DocumentDate date={notice.deadline} locale={office.locale} /> : none,
        },
        ...(notice.contact ? [{ term: t('contact'), value: notice.contact }] : []),
        ...(attached.length > 0 ? [{ term: say('attachments'), value: attached.join('、') }] : []),
      ]}
    />
  )
}

/** Withdrawn, or a number that says another day than the letter: told quietly, above the facts. */
export function NoticeWarnings({ say, notice }: Omit<NoticeFactsProps, 'office'>) {
  const mismatch = readNumbers(notice.documentNumbers).numbers.find((one) => isDateMismatch(one, notice.date))
  return (
    <>
      {notice.withdrawnAt ? (
        <NoticeBar kind="warn" live={false}>
          <b>{say('withdrawnBar')}</b>
          {notice.withdrawnReason ? <p>{say('withdrawnReason', { reason: notice.withdrawnReason })}</p> : null}
        </NoticeBar>
      ) : null}
      {mismatch ? (
        <NoticeBar kind="info" live={false}>
          <b>{say('dateMismatch')}</b>
          <p>{say('dateMismatchText', { number: mismatch.normalized, mmdd: monthDay(mismatch.mmdd ?? '') })}</p>
        </NoticeBar>
      ) : null}
    </>
  )
}

function monthDay(mmdd: string): string {
  return `${Number(mmdd.slice(0, 2))}/${Number(mmdd.slice(2))}`
}
