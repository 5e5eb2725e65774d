import type { CalendarDate } from '#core/time/calendar-date.ts'
import { longDate, otherCalendar } from '#core/time/display-date.ts'
import type { Office } from './office.ts'
import { ledgerWords } from './remaining-words.ts'

/** On paper only: whose list this is, as of when, and who printed it. */
export function PrintLine({ office, today }: { office: Office; today: CalendarDate }) {
  const { signedIn, locale } = office
  const own = signedIn.memberships.find((one) => one.organizationId === signedIn.actor.organizationId)
  return (
    <p className="printonly t14">
      {ledgerWords(office)('printedState', {
        organization: own?.organizationName ?? '',
        date: `${longDate(today, locale)} ${otherCalendar(today, locale)}`,
        person: signedIn.actor.name,
      })}
    </p>
  )
}
