import { DateField } from '#ui/date-field.tsx'
import { Checkbox, FileInput, PickGroup, Select, TextArea, TextInput } from '#ui/field.tsx'
import { FileTotal } from './file-total.tsx'

type NoticeFieldsProps = {
  words: Record<string, string>
  kinds: readonly string[]
  today: string
  candidates?: { id: string; label: string }[]
  isEdit: boolean
  wasRefused: boolean
  shown: (name: string) => string
  choice?: string | undefined
  errorOf: (name: string) => string | undefined
  issuerHint: string
  isMismatch: boolean
}

/** Two columns: what stands at the head of the paper, and what goes with it. In the order in which one reads the letter. */
export function NoticeFields(props: NoticeFieldsProps) {
  const { words, kinds, today, isEdit, shown, choice, errorOf, issuerHint, isMismatch } = props
  const w = (key: string) => words[key] ?? key
  const field = fieldOf(props)
  return (
    <div className="pair">
      <div className="form">
        <TextInput
          {...field('documentNumbers', 'number')}
          optional={w('optional')}
          hint={isMismatch ? <b>{w('dateMismatch')}</b> : w('numberHint')}
          autoComplete="off"
          autoFocus={!props.wasRefused}
          lang="ja"
        />
        <DateField
          name="date"
          label={w('date')}
          value={shown('date')}
          // an edit has its day in the text, which wins over a choice
          {...(isEdit
            ? {}
            : {
                choices: [{ value: today, label: w('today') }],
                choice: choice ?? today,
                freeLabel: w('otherDay'),
              })}
          placeholder={w('dateHint')}
          error={errorOf('date')}
        />
        <Select
          {...field('kind', 'kind')}
          defaultValue={shown('kind') || kinds[0]}
          options={kinds.map((kind) => ({ value: kind, label: w(`kinds.${kind}`) }))}
          lang="ja"
        />
        <TextArea {...field('subject', 'subject')} rows={2} lang="ja" />
        <TextArea
          {...field('issuer', 'issuer')}
          hint={issuerHint ? `${w('issuerProposed')}${issuerHint.replaceAll('\n', '・')}` : w('issuerHint')}
          rows={2}
          lang="ja"
        />
      </div>
      <SecondColumn {...props} />
    </div>
  )
}

function SecondColumn(props: NoticeFieldsProps) {
  const { words, candidates = [], isEdit, shown, errorOf, wasRefused } = props
  const w = (key: string) => words[key] ?? key
  const field = fieldOf(props)
  return (
    <div className="form">
      <TextInput {...field('addressee', 'addressee')} optional={w('optional')} lang="ja" />
      <TextInput {...field('requestedAction', 'requestedAction')} optional={w('optional')} lang="ja" />
      <div className="pair">
        <TextInput
          {...field('deadline', 'deadline')}
          optional={w('optional')}
          placeholder={w('dateHint')}
          autoComplete="off"
        />
        <TextInput {...field('contact', 'contact')} optional={w('optional')} lang="ja" />
      </div>
      <Checkbox name="sealOmitted" label={w('sealOmitted')} defaultChecked={shown('sealOmitted') !== ''} />
      {candidates.length > 0 ? (
        <PickGroup
          name="forwards"
          kind="checkbox"
          stacked
          label={w('forwardsLabel')}
          options={candidates.map((one) => ({ value: one.id, label: one.label }))}
        />
      ) : null}
      {isEdit ? null : (
        <>
          <FileInput
            name="files"
            label={w('filesLabel')}
            choose={w('filesChoose')}
            none={w('filesNone')}
            optional={w('optional')}
            hint={wasRefused ? <b>{w('filesAgain')}</b> : w('filesHint')}
            multiple
            error={errorOf('files')}
          />
          <FileTotal field="files" sentence={w('filesTotal')} />
        </>
      )}
      <details open={shown('body') !== ''}>
        <summary>{w('bodyText')}</summary>
        <TextArea {...field('body', 'bodyText')} hint={w('bodyHint')} optional={w('optional')} rows={5} lang="ja" />
      </details>
    </div>
  )
}

function fieldOf({ words, shown, errorOf }: NoticeFieldsProps) {
  return (name: string, word: string) => ({
    name,
    label: words[word] ?? word,
    defaultValue: shown(name),
    error: errorOf(name),
  })
}
