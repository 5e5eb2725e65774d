import { linkRelations } from '#features/notices/link.ts'
import type { LinkTarget, ProposedLink } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icons.tsx'
import { isDoubtfulLink, type LetterView, nameOf } from './letter-view.ts'
import { TypedChoice, TypedSelect } from './typed-input.tsx'

type LinkRowsProps = { say: Words<'reading'>; letters: LetterView[] }

/** Each link on a line: kept or not, as what, and where it leads. */
export function LinkRows({ say, letters }: LinkRowsProps) {
  return (
    <div className="links-read">
      {letters
        .filter(({ links }) => links.length > 0)
        .map((letter) => (
          <fieldset key={letter.index}>
            <legend lang="ja">{say('linksOf', { name: nameOf(say, letter) })}</legend>
            {letter.links.map((link) => (
              <LinkRow key={link.key} say={say} letter={letter} link={link} />
            ))}
          </fieldset>
        ))}
    </div>
  )
}

export function targetValue(target: LinkTarget): string {
  if ('document' in target) return `document:${target.document}`
  return 'noticeId' in target ? `notice:${target.noticeId}` : 'stub'
}

function LinkRow({ say, letter, link }: { say: Words<'reading'>; letter: LetterView; link: ProposedLink }) {
  const name = `l${letter.index}.${link.key}`
  const isDoubtful = isDoubtfulLink(link)
  return (
    <div className={classNames('ev', 'ev-link', isDoubtful && 'ev-ask')} data-field={`${letter.index}.${link.key}`}>
      <TypedChoice
        className="check ev-keep"
        id={`${name}.keep`}
        kind="checkbox"
        name={`${name}.keep`}
        value="on"
        isChosen={link.isKept}
      >
        <span className="vh">{say('keepLink', { name: link.label })}</span>
      </TypedChoice>
      <input type="hidden" name={`links${letter.index}`} value={link.key} />
      <input type="hidden" name={`was.${name}.target`} value={targetValue(link.target)} />
      <TypedSelect
        name={`${name}.relation`}
        label={say('relationOf', { name: link.label })}
        defaultValue={link.relation}
        options={linkRelations.map((relation) => ({ value: relation, label: say(`relation.${relation}`) }))}
      />
      <div className="ev-value" lang="ja">
        <b>{link.label}</b>{' '}
        <small className="ink2" lang={say('lang')}>
          {say(`ground.${link.ground}`)}
        </small>
        {link.candidates.length > 0 ? <Candidates say={say} name={name} link={link} /> : null}
        {isDoubtful && link.candidates.length === 0 ? (
          <p lang={say('lang')}>
            <span className="tag-ask">
              <Icon name="warn" />
              {say('doubt')}
            </span>
            {say('sameDayText')}
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** Where a citation may lead; that it leads nowhere yet is one of the choices. */
function Candidates({ say, name, link }: { say: Words<'reading'>; name: string; link: ProposedLink }) {
  return (
    <fieldset className="opts" lang={say('lang')}>
      <legend>
        <span className="tag-ask">
          <Icon name="warn" />
          {say('doubt')}
        </span>
        {say('candidates', { count: link.candidates.length })}
      </legend>
      {[{ target: link.target, label: say('leaveStub'), ground: link.ground }, ...link.candidates].map((one, at) => (
        <TypedChoice
          key={targetValue(one.target)}
          name={`${name}.target`}
          value={targetValue(one.target)}
          isChosen={at === 0}
        >
          {one.label}
          {at === 0 ? null : <small>{say(`ground.${one.ground}`)}</small>}
        </TypedChoice>
      ))}
    </fieldset>
  )
}
