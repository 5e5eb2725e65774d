import type { Taking } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { Num } from '#ui/status-mark.tsx'
import type { Office } from '../../office.ts'

export interface OutcomeView {
  index: number
  taken: Taking
  noticeId: string | null
  number: string
  subject: string
  /** 転送する 医政発0129第1号 … */
  links: string[]
}

type AcceptedProps = {
  office: Office
  say: Words<'reading'>
  outcomes: OutcomeView[]
  by: string
  coverId: string | null
}

/** What the reading led to: each letter by its number, with its links, and what comes next. */
export function Accepted({ office, say, outcomes, by, coverId }: AcceptedProps) {
  const taken = outcomes.filter(({ noticeId }) => noticeId !== null)
  const numbers = taken.map(({ number }) => number).join('、')
  return (
    <>
      <NoticeBar
        kind="good"
        action={
          coverId ? (
            <ButtonLink variant="primary" href={`/distributions/new?noticeId=${coverId}`}>
              {say('chooseRecipients')}
            </ButtonLink>
          ) : undefined
        }
      >
        <b>{taken.length === 0 ? say('acceptedNone') : say('acceptedTitle', { count: taken.length })}</b>
        {numbers === '' ? null : <p lang="ja">{numbers}</p>}
        <p className="ink2">
          {by}　{taken.length > 0 ? say('undoHint') : null}
        </p>
      </NoticeBar>
      <LedgerTable
        caption={say('letters')}
        columns={[
          { key: 'no', label: '#' },
          { key: 'letter', label: office.t('document'), width: 'name' },
          { key: 'taken', label: office.t('state'), double: true },
          { key: 'links', label: office.t('links') },
        ]}
      >
        <LedgerBody>
          {outcomes.map((one) => (
            <LedgerRow key={one.index}>
              <Cell nowrap>{one.index}</Cell>
              <NameCell
                name={
                  <span lang="ja">
                    <Num>{one.number}</Num> {one.subject}
                  </span>
                }
                {...(one.noticeId ? { href: `/notices/${one.noticeId}` } : {})}
              />
              <Cell double nowrap>
                {say(`outcome.${one.taken}`)}
              </Cell>
              <Cell>
                {one.links.map((line) => (
                  <div key={line} lang="ja">
                    {line}
                  </div>
                ))}
              </Cell>
            </LedgerRow>
          ))}
        </LedgerBody>
      </LedgerTable>
      <div className="tools">
        <ButtonLink href="/readings/new">{say('readMore')}</ButtonLink>
      </div>
    </>
  )
}
