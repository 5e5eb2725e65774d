import { unmarkNotifiedAction } from '#features/distributions/actions.ts'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { ResultQuery } from '../../result-bar.tsx'
import type { LedgerView } from './read-ledger.ts'

type UndoMarksProps = { office: Office; view: LedgerView; query: ResultQuery }

/** 取り消す beside 転送済にしました: takes back exactly the marks of that press, while they still stand. */
export function UndoMarks({ office, view: { distribution, lastMarked }, query }: UndoMarksProps) {
  if (lastMarked.length === 0 || lastMarked.length !== Number(query.count)) return null
  const address = `/distributions/${distribution.id}`
  return (
    <form action={unmarkNotifiedAction}>
      <input type="hidden" name="distributionId" value={distribution.id} />
      <input type="hidden" name="back" value={address} />
      {lastMarked.map((id) => (
        <input key={id} type="hidden" name="deliveryIds" value={id} />
      ))}
      <SubmitButton size="sm" busyLabel={office.shell('busy')}>
        {ledgerWords(office)('undoMarks', { count: lastMarked.length })}
      </SubmitButton>
    </form>
  )
}
