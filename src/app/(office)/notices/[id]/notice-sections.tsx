import { addDays } from '#core/time/calendar-date.ts'
import { shortInstant } from '#core/time/display-date.ts'
import { arrivalChannels } from '#features/notices/arrival.ts'
import { remainingOf } from '#features/reports/remaining.ts'
import { SectionHead } from '#ui/page-head.tsx'
import { Num } from '#ui/status-mark.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { channelWord } from '../../distributions/[id]/ledger.tsx'
import { ledgerWords, outstandingWords } from '../../remaining-words.ts'
import { LinkForm } from './link-form.tsx'
import { Links } from './notice-links.tsx'
import { Arrivals, Files, type PartProps } from './notice-parts.tsx'
import { ArrivalForm, VersionForm, WithdrawForm } from './part-forms.tsx'

/** Left: the letter itself, its files, versions and arrivals. */
export function LetterColumn(props: PartProps) {
  const { office, say, view } = props
  const { t } = office
  const { notice, acts } = view
  return (
    <div className="stack">
      <div>
        <Files {...props} />
        {acts.version ? <NewVersion {...props} /> : null}
      </div>
      <section id="arrivals">
        <SectionHead title={t('arrivals')} count={t('items', { count: notice.arrivals.length })} />
        <Arrivals {...props} />
        {acts.arrival ? <NewArrival {...props} /> : null}
      </section>
      {notice.body ? (
        <details>
          <summary>{t('bodyText')}</summary>
          <p className="serif prose letter" lang="ja">
            {notice.body}
          </p>
        </details>
      ) : null}
      {acts.withdraw ? (
        <WithdrawForm
          noticeId={notice.id}
          words={{
            title: say('withdraw'),
            button: say('withdrawButton'),
            busy: office.shell('busy'),
            text: say(notice.isDraft ? 'withdrawDraftText' : 'withdrawText'),
            reason: say('withdrawReason'),
          }}
        />
      ) : null}
    </div>
  )
}

function NewVersion({ office: { t, shell }, say, view: { notice } }: PartProps) {
  return (
    <VersionForm
      noticeId={notice.id}
      subject={notice.subject}
      body={notice.body ?? ''}
      words={{
        title: say('newVersion'),
        button: say('versionButton'),
        busy: shell('busy'),
        text: say('newVersionText'),
        reason: say('versionReason'),
        subject: t('subject'),
        body: t('bodyText'),
        optional: shell('optional'),
      }}
    />
  )
}

function NewArrival({ office, say, view: { notice, today } }: PartProps) {
  const { shell } = office
  return (
    <ArrivalForm
      noticeId={notice.id}
      days={[
        { value: today, label: shell('today') },
        { value: addDays(today, -1), label: shell('yesterday') },
      ]}
      channels={arrivalChannels.map((channel) => ({ value: channel, label: channelWord(office, channel) }))}
      words={{
        title: say('addArrival'),
        button: say('arrivalButton'),
        busy: shell('busy'),
        on: say('arrivedOn'),
        by: say('arrivedBy'),
        sender: say('sender'),
        note: say('arrivalNote'),
        optional: shell('optional'),
        otherDay: shell('otherDay'),
        dateHint: shell('dateHint'),
      }}
    />
  )
}

/** Right: what the letter has to do with: other letters, its distributions, and what was done with it. */
export function TiesColumn(props: PartProps & { find: string | undefined }) {
  const { office, view } = props
  const { t } = office
  return (
    <div className="stack">
      <section id="links">
        <SectionHead title={t('links')} count={t('items', { count: view.notice.links.length })} />
        <Links {...props} />
        {view.acts.link ? <LinkForm {...props} /> : null}
      </section>
      <Distributions {...props} />
      {view.history.length > 0 ? <History {...props} /> : null}
    </div>
  )
}

function Distributions({ office, say, view }: PartProps) {
  const { t } = office
  const { distributions, tallies } = view
  const words = ledgerWords(office)
  return (
    <section id="distributions">
      <SectionHead title={t('distributionsOf')} count={t('items', { count: distributions.length })} />
      {distributions.length === 0 ? <p className="t14 mut">{say('noDistributions')}</p> : null}
      <ul className="t14">
        {distributions.map((one) => {
          const left = remainingOf(tallies.get(one.id))
          return (
            <li key={one.id} className="file">
              <a href={`/distributions/${one.id}`}>
                <Num>{numberOr(office, one.documentNumbers, one.kind)}</Num> {one.subject}
              </a>
              <div className="ink2">
                {[
                  t(`ask_${one.ask}`),
                  view.notice.version > 1 ? say('askedAsVersion', { version: one.version }) : '',
                  one.state === 'published' ? '' : words(one.state),
                  one.state !== 'published' || one.ask === 'none'
                    ? ''
                    : outstandingWords(words, left ?? { receipt: 0, dissemination: 0 }),
                  left && left.question > 0 ? words('question', { count: left.question }) : '',
                ]
                  .filter(Boolean)
                  .join('　')}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const glyphs = {
  'notice.registered': 'file',
  'notice.withdrawn': 'canc',
  'notice.arrived': 'recv',
  'distribution.published': 'sent',
  'distribution.forwarded': 'sent',
  'distribution.withdrawn': 'canc',
} as const

/** Events without a word here belong to other rooms; all of them stand in the records. */
function History({ office, say, view }: PartProps) {
  const lines = view.history.filter((line) => say.has(wordKey(line.event)))
  return (
    <section id="history">
      <SectionHead
        title={say('historyTitle')}
        {...(view.acts.records
          ? { action: <a href={`/audit?objectId=${view.notice.id}`}>{say('allHistory')}</a> }
          : {})}
      />
      <Timeline
        label={say('historyTitle')}
        entries={lines.map((line) => ({
          id: String(line.id),
          tone: line.event in glyphs ? glyphs[line.event as keyof typeof glyphs] : 'info', // `in` proved the key
          title: (
            <>
              {shortInstant(line.recordedAt, office.locale)} <b>{say(wordKey(line.event))}</b> {line.actorName}
            </>
          ),
          lines:
            line.label && line.label !== view.notice.subject && line.event !== 'notice.registered' ? [line.label] : [],
        }))}
      />
    </section>
  )
}

/** The trail names events freely; `has` is asked before the word is said. */
const wordKey = (event: string) => `event.${event.replace('.', '_')}` as never
