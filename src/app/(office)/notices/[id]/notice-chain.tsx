import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import { sumOf } from '#features/distributions/tally.ts'
import { answeredDays, responseOf } from '#features/reports/response.ts'
import { Chain, type ChainNode } from '#ui/chain.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { Num } from '#ui/status-mark.tsx'
import { DocumentDate } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { StatusBar } from '../../status-bar.tsx'
import { type ChainLetter, neighboursOf, tierOf } from './chain-nodes.ts'
import type { PartProps } from './notice-parts.tsx'
import type { NoticeView } from './notice-view.ts'

/** 国 → 県 → 市 → 医療機関: each node with its letters and date, the open days between above the arrow. */
export function NoticeChain({ office, say, view }: PartProps) {
  const nodes = nodesOf(office, say, view)
  if (nodes.length < 2) return null
  return (
    <section className="chain-frame">
      <SectionHead title={office.t('route')} count={say('asOf', { date: longDate(view.today, office.locale) })} />
      <Chain label={office.t('route')} nodes={nodes} />
    </section>
  )
}

function nodesOf(office: Office, say: PartProps['say'], view: NoticeView): ChainNode[] {
  const { t } = office
  const { notice } = view
  const { upstream, here, downstream } = neighboursOf(view)
  const sent = view.distributions.find((one) => one.state === 'published')
  const cover = sent ? coverOf(sent, downstream) : downstream[0]
  const isCover = sent?.noticeId === notice.id
  const rows = [
    { letters: upstream, isHere: false },
    { letters: here, isHere: true },
    ...(isCover || !cover ? [] : [{ letters: [cover], isHere: false }]),
  ].filter((row) => row.letters.length > 0)
  const letters = rows.map(({ letters: stacked, isHere }, index) => {
    const before = rows[index - 1]?.letters[0]?.date
    const date = stacked[0]?.date
    const days = before && date ? openDaysBetween(calendarDate(before), calendarDate(date), view.calendar) : null
    return {
      ...letterNode(office, say, stacked, isHere),
      ...(index > 0
        ? { arrow: { verb: t('forwarded'), ...(days === null ? {} : { days: office.shell('days', { days }) }) } }
        : {}),
    }
  })
  return [...letters, ...(sent ? answerNodes(office, sent, view) : [])]
}

/** The letter that carries this one on, as its distribution names it. */
function coverOf(sent: DistributionSummary, downstream: ChainLetter[]): ChainLetter {
  const known = downstream.find((one) => one.id === sent.noticeId)
  return {
    id: sent.noticeId,
    numbers: sent.documentNumbers,
    kind: sent.kind,
    date: sent.issuedOn,
    issuer: known?.issuer ?? sent.issuerName,
    subject: sent.subject,
  }
}

/** One tier: its letters under each other; a date is said again only where it differs. */
function letterNode(office: Office, say: PartProps['say'], stacked: ChainLetter[], isHere: boolean): ChainNode {
  const [first] = stacked
  const tier = tierOf(first?.issuer ?? '')
  return {
    tier: tier ? office.t(tier) : office.t('issuer'),
    who: first?.issuer ?? '',
    body: stacked.map((letter, index) => (
      <div key={`${letter.id}${letter.numbers.join()}`}>
        <LetterName letter={letter} isSelf={isHere && index === 0} />{' '}
        {letter.date && index > 0 && letter.date === first?.date ? (
          <small>{say('sharedDay')}</small>
        ) : letter.date ? (
          <div>
            <DocumentDate date={letter.date} locale={office.locale} />
          </div>
        ) : null}
      </div>
    )),
    ...(isHere ? { state: 'here' as const } : {}),
    ...(stacked.every((letter) => letter.id === null) ? { state: 'proposed' as const } : {}),
  }
}

function LetterName({ letter, isSelf }: { letter: ChainLetter; isSelf: boolean }) {
  const name = <Num>{letter.numbers.join('・') || letter.kind || letter.subject}</Num>
  return letter.id && !isSelf ? <a href={`/notices/${letter.id}`}>{name}</a> : name
}

/** Those who were asked, and what they say of the tier below. */
function answerNodes(office: Office, sent: DistributionSummary, view: NoticeView): ChainNode[] {
  const { t } = office
  const statuses = view.tallies.get(sent.id)?.rows ?? []
  const half = medianDay(view, sent.id)
  const asked = statuses.filter((row) => row.role === 'to' && !row.askedSeparately)
  const told = sumOf(asked.filter((row) => row.status === 'disseminated'))
  return [
    {
      tier: t('tierCity'),
      who: t('items', { count: sumOf(asked) }),
      body: <StatusBar office={office} counts={asked} href={`/distributions/${sent.id}`} />,
      arrow:
        half === null ? { verb: t('asked') } : { verb: t('askedMedian'), days: office.shell('days', { days: half }) },
    },
    {
      tier: t('tierInstitution'),
      who: t('byReport'),
      body: (
        <>
          {t('s_diss')} {told}　{t('noRecord')} {sumOf(asked) - told}
        </>
      ),
      state: 'unknown',
      arrow: { verb: t('reported') },
    },
  ]
}

/** The open day by which half of those asked had confirmed receipt; null while fewer have. */
function medianDay({ tallies, today, calendar }: NoticeView, distributionId: string): number | null {
  const response = responseOf(answeredDays(tallies.get(distributionId)), today, calendar)
  return response?.received.find(({ share }) => share >= 0.5)?.day ?? null
}
