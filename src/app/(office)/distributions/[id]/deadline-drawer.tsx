import { Drawer } from '#ui/drawer.tsx'
import { day } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { composeWords, dueWords } from '../new/compose-page.tsx'
import { DeadlineForm } from './deadline-form.tsx'
import { ledgerAddress } from './ledger-address.ts'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

type DeadlineDrawerProps = { office: Office; view: LedgerView; query: LedgerQuery }

/** 期限を変える beside the ledger: the present dates, the new ones, why. */
export function DeadlineDrawer({ office, view, query }: DeadlineDrawerProps) {
  const { distribution, today, calendar } = view
  const t = ledgerWords(office)
  const closed = ledgerAddress(distribution.id, { ...query, do: '', open: '' })
  return (
    <Drawer title={t('moveDeadline')} closeHref={closed} closeLabel={t('closeDrawer')}>
      <DeadlineForm
        words={composeWords(office.locale)}
        due={dueWords(today, null, calendar, office.locale)}
        locale={office.locale}
        distributionId={distribution.id}
        doneAt={closed}
        receiptDue={day(office, distribution.receiptDueDate)}
        reportDue={
          distribution.ask === 'receipt_and_dissemination' || distribution.dueDate
            ? day(office, distribution.dueDate)
            : undefined
        }
      />
    </Drawer>
  )
}
