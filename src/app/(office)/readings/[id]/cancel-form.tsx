import { discardReadingAction } from '#features/readings/actions.ts'
import { Button } from '#ui/button.tsx'

/** Ends a reading before or after it is done; nothing of it is registered. */
export function CancelForm({ readingId, label }: { readingId: string; label: string }) {
  return (
    <form action={discardReadingAction}>
      <input type="hidden" name="readingId" value={readingId} />
      <input type="hidden" name="back" value={`/readings/${readingId}`} />
      <Button>{label}</Button>
    </form>
  )
}
