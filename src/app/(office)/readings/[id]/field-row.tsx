import { kinds } from '#features/notices/notice.ts'
import type { Words } from '#messages/words.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icons.tsx'
import type { FieldRow as Row } from './field-rows.ts'
import { TypedChoice, TypedInput, TypedSelect } from './typed-input.tsx'

type FieldRowProps = {
  say: Words<'reading'>
  /** index of the letter */
  letter: number
  file: number
  row: Row
  kindLabels: Record<string, string>
  isFirst: boolean
}

const several = new Set(['subject', 'issuer', 'addressee', 'alreadyNotified', 'requestedAction'])

/** One field of a letter: quiet while it is sure; a doubtful one says why and offers what else it may be. */
export function FieldRow({ say, letter, file, row, kindLabels, isFirst }: FieldRowProps) {
  const name = `d${letter}.${row.field}`
  const [place] = row.evidence
  const label = say(`field.${row.field}`)
  return (
    <div className={classNames('ev', row.doubt !== null && 'ev-ask')} data-field={`${letter}.${row.field}`}>
      <span className="ev-no" aria-hidden="true">
        {row.no}
      </span>
      <label className="ev-label" htmlFor={name}>
        {label}
      </label>
      <div className="ev-value">
        {row.doubt === null || row.isScanDoubt ? null : <Doubt say={say} id={`${name}-doubt`} row={row} />}
        <Choices say={say} name={name} row={row} />
        <Control say={say} name={name} row={row} kindLabels={kindLabels} isFirst={isFirst} />
        {row.isScanDoubt ? (
          <span className="tag-ask" id={`${name}-doubt`}>
            <Icon name="warn" />
            {say('ocr')}
          </span>
        ) : null}
        <input type="hidden" name={`was.${name}`} value={row.value} />
        {row.printed === null && row.note === null ? null : (
          <p className="ev-note" id={`${name}-note`}>
            {row.note}
            {row.note !== null && row.printed !== null ? '　' : null}
            {row.printed === null ? null : <span lang="ja">{say('printed', { text: row.printed })}</span>}
          </p>
        )}
      </div>
      {place ? (
        <a className="ev-place" tabIndex={-1} href={`#at-${file}-${place.page}-${letter}.${row.field}`}>
          {say('onPage', { page: place.page })}
          <span className="vh">{say('showPlace', { field: label })}</span>
        </a>
      ) : null}
    </div>
  )
}

function Doubt({ say, id, row }: { say: Words<'reading'>; id: string; row: Row }) {
  return (
    <p id={id}>
      <span className="tag-ask">
        <Icon name="warn" />
        {say('doubt')}
      </span>
      {row.doubt}
    </p>
  )
}

type ControlProps = Pick<FieldRowProps, 'say' | 'row' | 'kindLabels' | 'isFirst'> & { name: string }

function Control({ say, name, row, kindLabels, isFirst }: ControlProps) {
  if (row.field === 'kind') {
    const options = kinds.map((kind) => ({ value: kind, label: kindLabels[kind] ?? kind }))
    return <TypedSelect name={name} label={say('field.kind')} defaultValue={row.value} options={options} />
  }
  const hasChoices = row.choices.length > 0
  const describedBy = [
    row.doubt === null ? '' : `${name}-doubt`,
    row.printed === null && row.note === null ? '' : `${name}-note`,
  ]
    .filter(Boolean)
    .join(' ')
  const value = hasChoices ? '' : row.value
  return (
    <TypedInput
      name={name}
      defaultValue={value}
      describedBy={describedBy || undefined}
      autoFocus={isFirst}
      {...(several.has(row.field) && (value.includes('\n') || value.length > 34)
        ? { rows: Math.min(6, Math.max(value.split('\n').length, Math.ceil(value.length / 38))) }
        : {})}
      placeholder={hasChoices ? say('otherValue') : row.value === '' && row.note === null ? say('empty') : undefined}
    />
  )
}

/** Radios of the readings; the text field below them wins when something is typed into it. */
function Choices({ say, name, row }: { say: Words<'reading'>; name: string; row: Row }) {
  if (row.choices.length === 0 || row.field === 'kind') return null
  return (
    <fieldset className="opts">
      <legend className="vh">{say('choose', { field: say(`field.${row.field}`) })}</legend>
      {row.choices.map((choice, at) => (
        <TypedChoice key={choice.value} name={`${name}.pick`} value={choice.value} isChosen={at === 0}>
          <b lang="ja">{choice.label}</b>
          {choice.why === '' ? null : <small>{choice.why}</small>}
        </TypedChoice>
      ))}
    </fieldset>
  )
}
