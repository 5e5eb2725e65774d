import { can } from '#core/policy/policy.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { ledgerAddress } from './ledger-address.ts'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

/** Only what was published and asks for something has a due date that can be moved. */
export function mayMove(office: Pick<Office, 'context'>, { distribution }: LedgerView): boolean {
  return (
    distribution.state === 'published' &&
    distribution.ask !== 'none' &&
    can(office.context.actor, 'distribution.move-deadline', distribution.relation)
  )
}

/** What changes the distribution as a whole: more recipients, another due date. */
export function LedgerTools({ office, view, query }: { office: Office; view: LedgerView; query: LedgerQuery }) {
  const t = ledgerWords(office)
  const { distribution } = view
  const mayAdd =
    distribution.state === 'published' &&
    can(office.context.actor, 'distribution.add-recipients', distribution.relation)
  return (
    <>
      {mayAdd ? (
        <ButtonLink variant="quiet" href={`/distributions/${distribution.id}/recipients`}>
          {t('addRecipients')}
        </ButtonLink>
      ) : null}
      {mayMove(office, view) ? (
        <ButtonLink
          variant="quiet"
          href={ledgerAddress(distribution.id, { ...query, open: '', do: 'deadline' }, 'drawer')}
        >
          {t('moveDeadline')}
        </ButtonLink>
      ) : null}
    </>
  )
}
