import type { ClosingDays } from '#features/organizations/directory.ts'
import { SectionHead } from '#ui/page-head.tsx'
import type { DirectoryDesk } from '../directory-frame.tsx'
import { CalendarForm } from './calendar-form.tsx'

type CalendarProps = { desk: DirectoryDesk; organizationId: string; closing: ClosingDays; mayEdit: boolean }
const spareRows = 2

/** 閉庁日 of an organization, with the form for whoever may change them. */
export function Calendar({ desk: { d, shell }, organizationId, closing, mayEdit }: CalendarProps) {
  const day = (monthDay: string) =>
    d('monthDay', { month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)) })
  return (
    <>
      <SectionHead id="calendar" title={d('calendar')} />
      <p className="hint">{d('calendarText')}</p>
      {closing.isUsual ? <p className="hint">{d('usual')}</p> : null}
      <ul className="t14">
        {closing.ranges.map((range) => (
          <li key={range.from + range.to}>
            {range.from === range.to ? day(range.from) : d('rangeWord', { from: day(range.from), to: day(range.to) })}　
            {range.name ?? d('usualRange')}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <details className="t14">
          <summary>{d('changeCalendar')}</summary>
          <CalendarForm
            organizationId={organizationId}
            rows={[
              ...(closing.isUsual ? [] : closing.ranges).map((range) => ({ ...range, name: range.name ?? '' })),
              ...Array.from({ length: spareRows }, () => ({ from: '', to: '', name: '' })),
            ]}
            words={{
              from: d('from'),
              to: d('to'),
              name: d('rangeName'),
              nameHint: d('rangeNameHint'),
              hint: d('calendarHint'),
              row: d('rangeOf', { number: '{number}' }),
              save: d('saveCalendar'),
              busy: shell('busy'),
            }}
          />
        </details>
      ) : null}
    </>
  )
}
