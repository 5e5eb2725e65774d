import type { Duplicate, Taking } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { Icon } from '#ui/icons.tsx'
import { TypedChoice, TypedInput } from './typed-input.tsx'

type DuplicateChoiceProps = { say: Words<'reading'>; index: number; duplicate: Duplicate }

/** The letter is known already: what its coming again means is said, and asked where it is not plain. */
export function DuplicateChoice({ say, index, duplicate }: DuplicateChoiceProps) {
  const name = `d${index}.take`
  const options = takingsFor(duplicate)
  return (
    <fieldset className="ev-again opts">
      <legend>
        <span className="tag-ask">
          <Icon name="warn" />
          {say('doubt')}
        </span>
        {say(`duplicate.${duplicate.document === null ? duplicate.ground : 'same-reading'}`)}
      </legend>
      <p lang="ja">
        {duplicate.noticeId === null ? (
          duplicate.label
        ) : (
          <a href={`/notices/${duplicate.noticeId}`}>{duplicate.label}</a>
        )}
      </p>
      {duplicate.noticeId === null ? null : (
        <input type="hidden" name={`d${index}.noticeId`} value={duplicate.noticeId} />
      )}
      {options.map((taking, at) => (
        <TypedChoice key={taking} id={at === 0 ? name : undefined} name={name} value={taking} isChosen={at === 0}>
          <b>{say(`take.${taking}`)}</b>
          <small>{say(`takeText.${taking}`)}</small>
        </TypedChoice>
      ))}
      {options.includes('version') ? (
        <div className="ev-reason">
          <label htmlFor={`d${index}.reason`}>{say('versionReason')}</label>
          <TypedInput name={`d${index}.reason`} defaultValue={say('versionReasonUsual')} />
        </div>
      ) : null}
    </fieldset>
  )
}

/** The first one is proposed. What was withdrawn takes neither arrival nor version. */
function takingsFor({ ground, document, isWithdrawn }: Duplicate): Exclude<Taking, 'register'>[] {
  if (document !== null) return ['ignore', 'separate']
  if (isWithdrawn) return ['separate', 'ignore']
  return ground === 'same-file' ? ['arrival', 'separate', 'ignore'] : ['arrival', 'version', 'separate', 'ignore']
}
