import { calendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import type { Words } from '#messages/words.ts'
import { Chain, type ChainNode } from '#ui/chain.tsx'
import { Icon } from '#ui/icons.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { Kind, Num } from '#ui/status-mark.tsx'
import { DocumentDate, kindWord } from '../../delivery-words.tsx'
import { tierOf } from '../../notices/[id]/chain-nodes.ts'
import type { Office } from '../../office.ts'
import { LinkRows } from './link-rows.tsx'
import { isDoubtfulLink, type LetterView, nameOf } from './letter-view.ts'

type ChainSectionProps = { office: Office; say: Words<'reading'>; letters: LetterView[]; calendar: Calendar }

/** 登録後のつながり: the chain as it will be, and each of its links to keep, change or leave out. */
export function ChainSection({ office, say, letters, calendar }: ChainSectionProps) {
  const carriers = letters.filter(({ links }) => links.some(({ relation }) => relation === 'forwards'))
  const hasLinks = letters.some(({ links }) => links.length > 0)
  return (
    <section aria-labelledby="chain-title" className="read-chain">
      <SectionHead id="chain-title" title={say('chainTitle')} count={hasLinks ? say('chainText') : undefined} />
      {carriers.map((letter) => (
        <Chain
          key={letter.index}
          label={say('chainOf', { name: nameOf(say, letter) })}
          nodes={nodesOf(office, say, letter, letters, calendar)}
        />
      ))}
      {hasLinks ? <LinkRows say={say} letters={letters} /> : <p className="mut t14">{say('noLinks')}</p>}
    </section>
  )
}

function nodesOf(
  office: Office,
  say: Words<'reading'>,
  letter: LetterView,
  letters: readonly LetterView[],
  calendar: Calendar,
): ChainNode[] {
  const carried = letter.links.filter(({ relation }) => relation === 'forwards')
  const targets = carried.map(({ target }) =>
    'document' in target ? letters.find(({ index }) => index === target.document) : undefined,
  )
  const [above] = targets.filter((one) => one !== undefined)
  const { document } = letter
  const days = daysBetween(above?.document.date ?? carried[0]?.date ?? null, document.date, calendar)
  const tier = (issuer: string | undefined) => {
    const known = tierOf(issuer ?? '')
    return known ? office.t(known) : office.t('issuer')
  }
  return [
    {
      tier: tier(above?.document.issuer[0] ?? carried[0]?.issuer ?? undefined),
      body: carried.map((link, at) => {
        const target = targets[at]
        return (
          <div key={link.key} lang="ja">
            {target ? <LetterLine office={office} say={say} letter={target} /> : <Num>{link.label}</Num>}
            {isDoubtfulLink(link) ? (
              <span className="tag-ask">
                <Icon name="warn" />
                {say('doubt')}
              </span>
            ) : null}
          </div>
        )
      }),
      ...(carried.every(({ target }) => 'stub' in target) ? { state: 'proposed' as const } : {}),
    },
    {
      tier: tier(document.issuer[0]),
      body: <LetterLine office={office} say={say} letter={letter} />,
      state: 'here',
      arrow: { verb: office.t('forwarded'), ...(days === null ? {} : { days: office.shell('days', { days }) }) },
    },
    ...receivers(say, letter),
  ]
}

function LetterLine({ office, say, letter }: { office: Office; say: Words<'reading'>; letter: LetterView }) {
  const { date, kind } = letter.document
  return (
    <>
      <Num>{letter.document.documentNumbers.join('・') || say('noNumber')}</Num> <Kind>{kindWord(office, kind)}</Kind>{' '}
      {date !== null && isCalendarDate(date) ? <DocumentDate date={calendarDate(date)} locale={office.locale} /> : null}
    </>
  )
}

/** To whom the letter says that it goes, and who is told by another letter. */
function receivers(say: Words<'reading'>, { document }: LetterView): ChainNode[] {
  const { addressee, alreadyNotified } = document
  if (addressee.length === 0) return []
  return [
    {
      tier: say('receivers'),
      body: (
        <div lang="ja">
          {addressee.map(({ name }) => name).join('、')}
          {alreadyNotified.length > 0 ? (
            <p className="ink2">
              {say('askedSeparately', { count: alreadyNotified.length, list: alreadyNotified.join('、') })}
            </p>
          ) : null}
        </div>
      ),
      state: 'proposed',
      arrow: { verb: document.kind },
    },
  ]
}

function daysBetween(from: string | null, to: string | null, calendar: Calendar): number | null {
  if (from === null || to === null || !isCalendarDate(from) || !isCalendarDate(to) || to < from) return null
  return openDaysBetween(calendarDate(from), calendarDate(to), calendar)
}
