import type { Calendar } from '#core/time/open-days.ts'
import { acceptReadingAction, discardReadingAction } from '#features/readings/actions.ts'
import { kinds } from '#features/notices/notice.ts'
import type { ReadingFile } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { Button } from '#ui/button.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { kindWord } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ChainSection } from './chain-section.tsx'
import { LetterCard } from './letter-card.tsx'
import { isDoubtfulLink, type LetterView } from './letter-view.ts'
import { OriginalPane, type ReadPage } from './original-pane.tsx'
import { ReadingForm } from './reading-form.tsx'

type ProposedProps = {
  office: Office
  say: Words<'reading'>
  readingId: string
  files: ReadingFile[]
  letters: LetterView[]
  pages: ReadPage[]
  hidden: number
  calendar: Calendar
}

/** The proposal: the page beside the cards, the chain below, one button for all of it. */
export function Proposed({ office, say, readingId, files, letters, pages, hidden, calendar }: ProposedProps) {
  const kindLabels = Object.fromEntries(kinds.map((kind) => [kind, kindWord(office, kind)]))
  return (
    <ReadingForm
      action={acceptReadingAction}
      readingId={readingId}
      letters={letters.map(({ index }) => index)}
      words={{
        forward: say.raw('registerForward'),
        register: say.raw('register'),
        none: say('registerNone'),
        busy: say('busy'),
        shortcut: say('shortcut'),
      }}
      note={say('doubtNote')}
      discard={
        <Button variant="text" form="discard">
          {say('discard')}
        </Button>
      }
    >
      <input type="hidden" name="cover" value={coverOf(letters)} />
      {letters.every(isBare) ? <NoticeBar live={false}>{say('partial')}</NoticeBar> : null}
      <div className="read">
        <OriginalPane readingId={readingId} say={say} files={files} pages={pages} letters={letters} hidden={hidden} />
        <section aria-labelledby="cards-title">
          <Sums say={say} letters={letters} />
          {letters.map((letter) => (
            <LetterCard
              key={letter.index}
              office={office}
              say={say}
              letter={letter}
              kindLabels={kindLabels}
              isFirst={letter === letters[0]}
            />
          ))}
        </section>
      </div>
      <ChainSection office={office} say={say} letters={letters} calendar={calendar} />
    </ReadingForm>
  )
}

/** The letter that carries others on: recipients are chosen for it. */
function coverOf(letters: readonly LetterView[]): number | undefined {
  return (letters.find(({ links }) => links.some(({ relation }) => relation === 'forwards')) ?? letters[0])?.index
}

/** Outside the form of the letters, whose fields it does not want. */
export function DiscardForm({ readingId }: { readingId: string }) {
  return (
    <form id="discard" action={discardReadingAction}>
      <input type="hidden" name="readingId" value={readingId} />
      <input type="hidden" name="back" value={`/readings/${readingId}`} />
    </form>
  )
}

/** Neither number nor subject, or no date: not a letter of a known form. */
function isBare({ document }: LetterView): boolean {
  return document.date === null && (document.documentNumbers.length === 0 || document.subject === null)
}

/** The control of the first thing that wants a look. */
function firstDoubt(letters: readonly LetterView[]): string | null {
  for (const { index, rows, links, duplicate } of letters) {
    if (duplicate !== null) return `d${index}.take`
    const row = rows.find(({ doubt }) => doubt !== null)
    if (row) return `d${index}.${row.field}`
    const link = links.find(isDoubtfulLink)
    if (link) return `l${index}.${link.key}.keep`
  }
  return null
}

function Sums({ say, letters }: { say: Words<'reading'>; letters: readonly LetterView[] }) {
  const first = firstDoubt(letters)
  const doubts = letters.reduce((sum, one) => sum + one.doubts, 0)
  const fields = letters.reduce((sum, { rows }) => sum + rows.length, 0)
  const sure = letters.reduce((sum, { rows }) => sum + rows.filter(({ doubt }) => doubt === null).length, 0)
  return (
    <div className="pgbar">
      <h2 id="cards-title" className="vh">
        {say('letters')}
      </h2>
      <p>
        {first === null ? (
          say('allSure', { count: fields })
        ) : (
          <>
            <a href={`#${first}`} data-goto="" className="strong">
              {say('toCheck', { count: doubts })}
            </a>
            　{say('sureRest', { count: sure })}
          </>
        )}
      </p>
    </div>
  )
}
