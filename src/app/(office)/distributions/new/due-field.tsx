import { calendarDate } from '#core/time/calendar-date.ts'
import { longDay, shortDate } from '#core/time/display-date.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { DateField } from '#ui/date-field.tsx'
import { PickGroup } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'

type Props = {
  name: 'receiptDueDate' | 'dueDate'
  label: string
  error: string | undefined
  state: Pick<CompositionState, 'closed' | 'typed'>
  words: ComposeWords
  choices: Pick<ComposeChoices, 'due' | 'locale'>
  /** what no choice and no text mean, when it is not 期限なし */
  blank?: string
}

/** A due date: none, a few open days, or any day typed. A closed day is asked about, never moved. */
export function DueField({ name, label, error, state, words, choices, blank }: Props) {
  const closed = state.closed.find((one) => one.field === name)
  const { locale } = choices
  return (
    <>
      <DateField
        name={name}
        label={label}
        {...(blank ? {} : { optional: say(words, 'optional') })}
        value={state.typed[name] ?? ''}
        choices={choices.due}
        choice={state.typed[`${name}Choice`] ?? ''}
        emptyLabel={blank ?? say(words, 'noDue')}
        placeholder={say(words, 'dateHint')}
        {...(error ? { error } : {})}
      />
      {closed ? (
        <NoticeBar kind="warn">
          <p className="strong">
            {say(words, 'closedTitle', {
              date: longDay(closed.date, locale),
              reason: closed.holiday && locale === 'ja' ? closed.holiday : say(words, `closed_${closed.reason}`),
            })}
          </p>
          <input type="hidden" name={`${name}Asked`} value={closed.date} />
          <PickGroup
            name={`${name}Closed`}
            label={say(words, 'closedText')}
            stacked
            options={[
              { value: closed.previous, label: say(words, 'closedPrevious', { date: dayOf(closed.previous) }) },
              { value: closed.next, label: say(words, 'closedNext', { date: dayOf(closed.next) }) },
              { value: closed.date, label: say(words, 'closedKeep', { date: dayOf(closed.date) }) },
            ]}
          />
        </NoticeBar>
      ) : null}
    </>
  )

  function dayOf(date: string): string {
    return shortDate(calendarDate(date), locale)
  }
}
