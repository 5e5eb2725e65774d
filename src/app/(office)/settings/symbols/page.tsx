import { can } from '#core/policy/policy.ts'
import { longInstant } from '#core/time/display-date.ts'
import { notFound } from 'next/navigation'
import { forgetSymbolAction } from '#features/readings/actions.ts'
import { listLearnedSymbols } from '#features/readings/learned-symbol.ts'
import { words } from '#messages/words.ts'
import { Button } from '#ui/button.tsx'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { readOrNotFound } from '../../office.ts'
import type { DoneQuery } from '../done-bar.tsx'
import { SymbolForm } from './symbol-form.tsx'
import { SettingsFrame, type SettingsDesk, settingsDesk } from '../settings-frame.tsx'

/** 覚えた発番記号: what was learned from confirmed readings, from whom and which letter; each can be taken out. */
export default async function SymbolsPage({ searchParams }: { searchParams: Promise<DoneQuery> }) {
  const desk = await settingsDesk()
  if (!can(desk.context.actor, 'notice.register', 'own')) notFound()
  const { done, ...query } = await searchParams
  const symbols = await readOrNotFound(desk.context, listLearnedSymbols)
  const say = words(desk.locale, 'reading')
  return (
    <SettingsFrame desk={desk} title={say('symbols')} sub={say('symbolsText')} query={query} wide>
      {done === 'forgotten' ? <NoticeBar kind="good">{say('forgotten')}</NoticeBar> : null}
      {done === 'learned' ? <NoticeBar kind="good">{say('learned')}</NoticeBar> : null}
      <Symbols desk={desk} symbols={symbols} />
      <SectionHead title={say('teach')} />
      <SymbolForm
        words={{
          symbol: say('symbol'),
          hint: say('teachText'),
          office: say('office'),
          save: say('teachDo'),
          busy: desk.shell('busy'),
        }}
      />
    </SettingsFrame>
  )
}

type SymbolsProps = { desk: SettingsDesk; symbols: Awaited<ReturnType<typeof listLearnedSymbols>> }

function Symbols({ desk: { locale }, symbols }: SymbolsProps) {
  const say = words(locale, 'reading')
  const columns = [
    { key: 'symbol', label: say('symbol') },
    { key: 'office', label: say('office'), width: 'name' as const },
    { key: 'by', label: say('learnedBy'), double: true },
    { key: 'at', label: say('learnedAt') },
    { key: 'from', label: say('learnedFrom') },
    { key: 'act', label: say('forget') },
  ]
  return (
    <LedgerTable caption={say('symbols')} columns={columns}>
      <LedgerBody>
        {symbols.length === 0 ? (
          <EmptyRow span={columns.length} title={say('noSymbols')} sentence={say('noSymbolsText')} />
        ) : null}
        {symbols.map((one) => (
          <LedgerRow key={one.id}>
            <Cell nowrap>
              <b lang="ja">{one.symbol}</b>
            </Cell>
            <NameCell name={<span lang="ja">{one.office}</span>} />
            <Cell double nowrap>
              {one.confirmedByName}
            </Cell>
            <Cell nowrap>{longInstant(one.confirmedAt, locale)}</Cell>
            <Cell nowrap>
              {one.readingId === null ? null : <a href={`/readings/${one.readingId}`}>{say('seeReading')}</a>}
            </Cell>
            <Cell>
              <form action={forgetSymbolAction}>
                <input type="hidden" name="symbolId" value={one.id} />
                <input type="hidden" name="back" value="/settings/symbols" />
                <Button variant="quiet" size="sm" aria-label={say('forgetOf', { symbol: one.symbol })}>
                  {say('forget')}
                </Button>
              </form>
            </Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}
