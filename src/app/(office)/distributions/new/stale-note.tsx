import { calendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import type { Refusal } from '#server/form-action.ts'
import { ButtonLink } from '#ui/button.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'

type Props = { refusal: Refusal | null; words: ComposeWords; choices: ComposeChoices; draftId: string }
const shown = { ask: 'ask', receiptDueDate: 'receiptDue', dueDate: 'dueDate', urgency: 'urgency', contact: 'contact' }

/** A colleague was faster: what stands now, above what is being entered; nothing is overwritten unseen. */
export function StaleNote({ refusal, words, choices, draftId }: Props) {
  if (!refusal?.current) return null
  const current = refusal.current as Record<string, string | null> // the detail of the `stale` error
  const text = (name: string): string => {
    const value = current[name]
    if (!value) return say(words, 'empty')
    if (name === 'ask' || name === 'urgency') return say(words, `${name}_${value}`)
    return isCalendarDate(value) ? longDate(calendarDate(value), choices.locale) : value
  }
  return (
    <NoticeBar
      kind="warn"
      action={<ButtonLink href={`/distributions/${draftId}/edit`}>{say(words, 'staleOpen')}</ButtonLink>}
    >
      <p className="strong">{refusal.title}</p>
      <p>{say(words, 'staleText')}</p>
      <KeyValue rows={Object.entries(shown).map(([name, term]) => ({ term: say(words, term), value: text(name) }))} />
    </NoticeBar>
  )
}
