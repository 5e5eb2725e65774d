import { channels } from '#features/distributions/distribution.ts'
import { treatments } from '#features/distributions/composition.ts'
import type { ChosenLine, CompositionState } from '#features/distributions/composition-state.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { SubmitButton } from '#ui/submit-button.tsx'
import { CheckCell, EmptyRow, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'

type Props = { state: CompositionState; words: ComposeWords; choices: ComposeChoices }

/** Who is chosen: one row for an organization or for a whole set, with its role and route. */
export function ChosenLines({ state, words, choices }: Props) {
  const columns = [
    { key: 'name', label: say(words, 'colRecipient'), width: 'name' as const },
    { key: 'treatment', label: say(words, 'colTreatment'), double: true },
    { key: 'channel', label: say(words, 'colChannel') },
    { key: 'drop', label: say(words, 'colDrop'), width: 'narrow' as const },
  ]
  return (
    <div className="fld" id="recipients">
      <Unresolved state={state} words={words} />
      <LedgerTable caption={say(words, 'chosenCaption')} columns={columns} fixedName>
        <LedgerBody>
          {state.lines.length === 0 ? (
            <EmptyRow span={columns.length} title={say(words, 'none')} sentence={say(words, 'noneText')} />
          ) : (
            state.lines.map((line) => <Row key={line.key} line={line} words={words} choices={choices} />)
          )}
        </LedgerBody>
      </LedgerTable>
      <Excluded state={state} words={words} />
    </div>
  )
}

/** What could not be read is said, never dropped. */
function Unresolved({ state, words }: Pick<Props, 'state' | 'words'>) {
  if (state.unresolved.length === 0) return null
  return (
    <NoticeBar kind="warn" live={false}>
      <p>
        {say(words, 'unresolved')}：<span lang="ja">{state.unresolved.map((part) => `「${part}」`).join('')}</span>
      </p>
      <p>{say(words, 'unresolvedHint')}</p>
      {state.unresolved.map((part) => (
        <input key={part} type="hidden" name="unresolved" value={part} />
      ))}
    </NoticeBar>
  )
}

function Row({ line, words, choices }: { line: ChosenLine; words: ComposeWords; choices: ComposeChoices }) {
  const name = titleOfLine(line, words, choices)
  const isSet = !line.key.startsWith('o:')
  return (
    <LedgerRow>
      <th scope="row" className="name">
        <input type="hidden" name="line" value={line.key} />
        <span className="nm" lang="ja">
          {name}
        </span>
        {isSet ? <SetNames line={line} words={words} /> : null}
      </th>
      <td className="dbl">
        <select
          key={line.treatment}
          name={`treatment:${line.key}`}
          className="inp"
          defaultValue={line.treatment}
          aria-label={say(words, 'treatmentOf', { name })}
        >
          {treatments.map((one) => (
            <option key={one} value={one}>
              {say(words, `treatment_${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          key={line.channel ?? ''}
          name={`channel:${line.key}`}
          className="inp"
          defaultValue={line.channel ?? ''}
          aria-label={say(words, 'channelOf', { name })}
        >
          <option value="">{say(words, line.treatment === 'separately' ? 'c_association' : 'usualChannel')}</option>
          {channels.map((one) => (
            <option key={one} value={one}>
              {say(words, `c_${one}`)}
            </option>
          ))}
        </select>
      </td>
      <CheckCell name="drop" value={line.key} label={say(words, 'dropLine', { name })} />
    </LedgerRow>
  )
}

function SetNames({ line, words }: { line: ChosenLine; words: ComposeWords }) {
  if (line.count === 0) return <span className="sub">{say(words, 'setCovered')}</span>
  const rest = line.count - line.names.length
  return (
    <details className="t14">
      <summary>{say(words, 'setOf', { count: line.count })}</summary>
      <p lang="ja">
        {line.names.join('、')}
        {rest > 0 ? `　${say(words, 'andMore', { count: rest })}` : ''}
      </p>
      {line.canSplit ? (
        <SubmitButton variant="text" size="sm" name="act" value={`split ${line.key}`}>
          {say(words, 'split')}
        </SubmitButton>
      ) : null}
    </details>
  )
}

function titleOfLine(line: ChosenLine, words: ComposeWords, choices: ComposeChoices): string {
  const [type, first = '', second = '', day = ''] = line.key.split(':')
  if (type === 'a') return say(words, 'label_a')
  if (type === 'd') return say(words, 'label_d', { treatment: say(words, `treatment_${first}`) })
  if (type !== 'k') return line.title
  const place = choices.places.find((one) => one.code === second)?.name ?? say(words, 'everywhere')
  return say(words, 'label_k', {
    place,
    kind: say(words, `kind_${first}`),
    date: longDate(calendarDate(day), choices.locale),
  })
}

/** Whoever was taken out of a set, and the way back. */
function Excluded({ state, words }: Pick<Props, 'state' | 'words'>) {
  if (state.excluded.length === 0) return null
  return (
    <div className="row">
      <span className="t14">{say(words, 'excluded')}</span>
      {state.excluded.map((one) => (
        <span key={one.id}>
          <input type="hidden" name="excluded" value={one.id} />
          <SubmitButton variant="text" size="sm" name="act" value={`include ${one.id}`}>
            {say(words, 'include', { name: one.name })}
          </SubmitButton>
        </span>
      ))}
    </div>
  )
}
