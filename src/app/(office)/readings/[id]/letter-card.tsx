import { calendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import type { Words } from '#messages/words.ts'
import { Icon } from '#ui/icons.tsx'
import { Kind } from '#ui/status-mark.tsx'
import { DocumentDate } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { DuplicateChoice } from './duplicate-choice.tsx'
import { FieldRow } from './field-row.tsx'
import { LateDuplicate } from './late-duplicate.tsx'
import type { LetterView } from './letter-view.ts'
import { TypedChoice } from './typed-input.tsx'

type LetterCardProps = {
  office: Pick<Office, 'locale'>
  say: Words<'reading'>
  letter: LetterView
  kindLabels: Record<string, string>
  /** the keyboard begins on its first field */
  isFirst: boolean
}

/** One letter that was found: its head, open while there is something to look at, and all its fields. */
export function LetterCard({ office, say, letter, kindLabels, isFirst }: LetterCardProps) {
  const { index, document, rows, doubts } = letter
  return (
    <details className="doc" open={index === 1 || doubts > 0} data-letter={index}>
      <summary>
        <CardHead office={office} say={say} letter={letter} />
      </summary>
      <input type="hidden" name="document" value={index} />
      {letter.isScan ? (
        <p className="ev-scan">
          <span className="tag-ask">
            <Icon name="warn" />
            {say('ocr')}
          </span>
          {say('ocrText')}
        </p>
      ) : null}
      {letter.duplicate === null ? (
        <LateDuplicate index={index} options={lateTakings.map((taking) => takingWords(say, taking))} />
      ) : (
        <DuplicateChoice say={say} index={index} duplicate={letter.duplicate} />
      )}
      {rows.map((row) => (
        <FieldRow
          key={row.field}
          say={say}
          letter={index}
          file={document.file}
          row={row}
          kindLabels={kindLabels}
          isFirst={isFirst && row.no === 1}
        />
      ))}
      <Extras say={say} letter={letter} />
      <TypedChoice className="check ev-leave" kind="checkbox" name={`d${index}.leave`} value="on" isChosen={false}>
        {say('leaveOut')}
      </TypedChoice>
    </details>
  )
}

const lateTakings = ['arrival', 'separate', 'ignore'] as const

function takingWords(say: Words<'reading'>, taking: (typeof lateTakings)[number]) {
  return { value: taking, label: say(`take.${taking}`), text: say(`takeText.${taking}`) }
}

function CardHead({
  office,
  say,
  letter: { index, document, doubts, isScan },
}: Pick<LetterCardProps, 'office' | 'say' | 'letter'>) {
  const { date } = document
  return (
    <span className="doc-head">
      <span className="doc-no">{index}</span>
      <b lang="ja">{document.documentNumbers.join('・') || say('noNumber')}</b>
      <Kind>{document.kind}</Kind>
      <span className="ink2">
        <span lang="ja">{document.issuer.join('・')}</span>{' '}
        {date !== null && isCalendarDate(date) ? (
          <DocumentDate date={calendarDate(date)} locale={office.locale} />
        ) : null}
      </span>
      {doubts > 0 || isScan ? (
        <span className="tag-ask end">
          <Icon name="warn" />
          {doubts > 0 ? say('doubtsOf', { count: doubts }) : say('ocr')}
        </span>
      ) : null}
    </span>
  )
}

/** What is kept with the letter as read, without a field to change. */
function Extras({ say, letter: { document } }: Pick<LetterCardProps, 'say' | 'letter'>) {
  const attached = document.attachments.map(({ label, title }) => [label, title].filter(Boolean).join(' '))
  const legal = document.legalReferences
  const lines = [
    ...(document.targetAudience.length > 0 ? [say('audience', { list: document.targetAudience.join('、') })] : []),
    ...(attached.length > 0 ? [say('attachments', { list: attached.join('、') })] : []),
    ...(legal.length > 0 ? [say('laws', { list: legal.slice(0, 8).join('、') })] : []),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="ev-extras" lang="ja">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
