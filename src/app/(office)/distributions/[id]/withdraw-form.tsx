import { can } from '#core/policy/policy.ts'
import { withdrawAction } from '#features/distributions/actions.ts'
import { words } from '#messages/words.ts'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { LedgerView } from './read-ledger.ts'

/** 取下げ: folded away, with its consequence in words and a reason that is kept. */
export function WithdrawForm({ office, distribution }: { office: Office; distribution: LedgerView['distribution'] }) {
  const t = ledgerWords(office)
  const action = distribution.state === 'draft' ? 'distribution.edit-draft' : 'distribution.withdraw'
  if (distribution.state === 'withdrawn' || !can(office.context.actor, action, distribution.relation)) return null
  const isDraft = distribution.state === 'draft'
  const label = t(isDraft ? 'discard' : 'withdraw')
  return (
    <details className="noprint fold">
      <summary>{label}</summary>
      <Form action={withdrawAction}>
        <input type="hidden" name="distributionId" value={distribution.id} />
        <input type="hidden" name="back" value={`/distributions/${distribution.id}`} />
        <p className="t14 ink2">{isDraft ? words(office.locale, 'distribution')('discardText') : t('withdrawText')}</p>
        {isDraft ? null : (
          <TextInput name="reason" id="withdraw-reason" label={t('withdrawReason')} required autoComplete="off" />
        )}
        <SubmitButton busyLabel={office.shell('busy')}>{label}</SubmitButton>
      </Form>
    </details>
  )
}
