import { channels } from '#features/distributions/distribution.ts'
import type { OutstandingFigures } from '#features/reports/outstanding-figures.ts'
import { outstandingShows, outstandingViews, tierNames } from '#features/reports/outstanding-filter.ts'
import { Button } from '#ui/button.tsx'
import { Chips } from '#ui/chips.tsx'
import type { Office } from '../office.ts'
import { ledgerWords } from '../remaining-words.ts'
import { type Filter, filterAddress, isNarrowed, noFilter } from './read-filter.ts'

const chipWords = {
  all: 'chipAll',
  overdue: 'chipOverdue',
  bounced: 'chipBounced',
  question: 'chipQuestion',
  urgent: 'chipUrgent',
} as const
const oldAfterDays = 5

type Props = { office: Office; filter: Filter; figures: OutstandingFigures }

/** Filters in the address: chips for what is asked daily, a small form for the rest, and how to group. */
export function OutstandingFilters({ office, filter, figures }: Props) {
  const t = ledgerWords(office)
  const isOld = filter.older === oldAfterDays
  return (
    <div className="tools tools-filter">
      <Chips
        label={office.t('filter')}
        items={[
          ...outstandingShows.map((show) => ({
            href: filterAddress(filter, { show }),
            label: office.t(chipWords[show]),
            count: figures[show],
            pressed: show === filter.show,
            ...(show === 'bounced' ? { icon: 'boun' as const } : {}),
            ...(show === 'question' ? { icon: 'ques' as const } : {}),
          })),
          {
            href: filterAddress(filter, { older: isOld ? undefined : oldAfterDays }),
            label: t('chipOlder', { days: oldAfterDays }),
            pressed: isOld,
          },
        ]}
      />
      <Narrow office={office} filter={filter} />
    </div>
  )
}

/** How the list is grouped. */
export function OutstandingViews({ office, filter }: Pick<Props, 'office' | 'filter'>) {
  const t = ledgerWords(office)
  return (
    <Chips
      label={t('viewLabel')}
      items={outstandingViews.map((view) => ({
        href: filterAddress(filter, { view }),
        label: t(view === 'organization' ? 'viewOrganization' : 'viewNotice'),
        pressed: view === filter.view,
      }))}
    />
  )
}

function Narrow({ office, filter }: Pick<Props, 'office' | 'filter'>) {
  const t = ledgerWords(office)
  return (
    <form action="/outstanding" method="get" className="narrow-form">
      {filter.show === 'all' ? null : <input type="hidden" name="show" value={filter.show} />}
      {filter.view === 'organization' ? null : <input type="hidden" name="view" value={filter.view} />}
      <select name="tier" className="inp inp-auto" aria-label={t('tier')} defaultValue={filter.tier ?? ''}>
        <option value="">{`${t('tier')} ${t('any')}`}</option>
        {tierNames.map((tier) => (
          <option key={tier} value={tier}>
            {t(`tier_${tier}`)}
          </option>
        ))}
      </select>
      <select name="channel" className="inp inp-auto" aria-label={t('channel')} defaultValue={filter.channel ?? ''}>
        <option value="">{`${t('channel')} ${t('any')}`}</option>
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {office.t(`c_${channel}`)}
          </option>
        ))}
      </select>
      <label className="inline-field">
        {t('olderBefore')}
        <input
          name="older"
          className="inp inp-days"
          inputMode="numeric"
          pattern="[0-9]{0,3}"
          defaultValue={filter.older ?? ''}
          autoComplete="off"
        />
        {t('olderAfter')}
      </label>
      <Button variant="quiet">{t('apply')}</Button>
      {isNarrowed(filter) ? <a href={filterAddress({ ...noFilter, view: filter.view })}>{t('clear')}</a> : null}
    </form>
  )
}
