import { Columns } from '#ui/page-head.tsx'
import { ResponseCurve } from '#ui/response-curve.tsx'
import { Rulers } from '#ui/segmented-bar.tsx'
import type { Office } from '../../office.ts'
import { ReachBar } from '../../reach-bar.tsx'
import { ledgerWords, outstandingWords, overdueOf, remainingSentences } from '../../remaining-words.ts'
import { responseView } from '../../response-view.ts'
import { StatusBar } from '../../status-bar.tsx'
import { ledgerAddress } from './ledger-address.ts'
import type { LedgerView } from './read-ledger.ts'

/** Two rulers, 回答 and 到達, never merged; the curve beside them and the same in words below. */
export function LedgerSummary({ office: desk, view }: { office: Office; view: LedgerView }) {
  const t = ledgerWords(desk)
  const { distribution, reach } = view
  const asked = view.statuses.filter((row) => row.role === 'to' && !row.askedSeparately)
  const total = asked.reduce((sum, row) => sum + row.count, 0)
  if (total === 0) return null
  const curve = responseView(t, distribution, view.days, view.today, view.calendar)
  const rulers = (
    <Rulers
      rows={[
        {
          title: desk.t('answers'),
          base: t('baseTo', { count: total }),
          bar: (
            <StatusBar
              office={desk}
              counts={asked}
              href={ledgerAddress(distribution.id, {})}
              pressed={view.status}
              big
            />
          ),
        },
        ...(reach && distribution.state !== 'draft'
          ? [
              {
                title: desk.t('reach'),
                base: reach.base === null ? t('baseUnknown') : t('baseMunicipalities', { count: reach.base }),
                bar: <ReachBar office={desk} reach={reach} />,
              },
            ]
          : []),
      ]}
      sentence={<Sentences office={desk} view={view} />}
    />
  )
  if (!curve) return rulers
  return (
    <Columns kind="summary">
      {rulers}
      <ResponseCurve {...curve} />
    </Columns>
  )
}

function Sentences({ office: desk, view }: { office: Office; view: LedgerView }) {
  const t = ledgerWords(desk)
  const { distribution, remaining, reach, today, calendar } = view
  if (distribution.state === 'draft') return null
  const now = { today, calendar, locale: desk.locale }
  const overdue = overdueOf(remaining)
  const link = (status: string) => ledgerAddress(distribution.id, { status })
  return (
    <>
      {remaining ? (
        <span className="rulers-counts">
          <a href={link('outstanding')} data-soft="keep">
            {outstandingWords(t, remaining)}
          </a>
          {overdue > 0 ? (
            <a href={link('overdue')} className="late" data-soft="keep">
              {t('overdue', { count: overdue })}
            </a>
          ) : null}
        </span>
      ) : null}
      {remainingSentences(t, distribution, remaining, view.names, now).join(desk.locale === 'ja' ? '' : ' ')}
      {reach?.base === null ? <span className="rulers-note">{t('reachUnknown')}</span> : null}
      {reach?.base && reach.counts.none > 0 ? <span className="rulers-note">{t('reachNote')}</span> : null}
    </>
  )
}
