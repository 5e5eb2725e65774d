/** What the page of a reading shows: the letters as they would be registered now, and the pages on which something was read. */
import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { assertReadable, type NoticeDetail, noticeParts } from '#features/notices/queries.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import {
  findReading,
  type FoundReading,
  lettersFor,
  pagesOf,
  type ReadingDetail,
  readingDetail,
  type ReadingPage,
} from '#features/readings/queries.ts'
import type { ReadingFile } from '#features/readings/reading.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { each, runTogether } from '#server/statement.ts'
import type { OutcomeView } from './accepted.tsx'
import type { ReadPage } from './original-pane.tsx'

/** So many pages are drawn at most; of a long annex only those on which something was read. */
const mostPages = 40

export async function readReadingView(reader: Reader, id: string) {
  const known = await findReading(reader, found(isUuid(id) ? id : null))
  const ranges = known.state === 'proposed' ? known.files.map((file) => rangeOf(known, file)) : []
  const noticeIds = known.state === 'accepted' ? known.outcomes.flatMap(({ noticeId }) => noticeId ?? []) : []
  const parts = noticeIds.map((noticeId) => noticeParts(reader, noticeId))
  const read = await runTogether(reader, {
    calendar: calendarOf(found(reader.actor.organizationId)),
    letters: lettersFor(reader, known),
    texts: each(ranges.map((range) => pagesOf(id, range))),
    known: each(parts.map((part) => part.known)),
    heads: each(parts.map((part) => part.head)),
    links: each(parts.map((part) => part.links)),
  })
  for (const one of read.known) assertReadable(reader.actor, one)
  const notices = new Map(read.heads.map((head, at) => [head.id, { ...head, links: read.links[at] ?? [] }]))
  const reading = readingDetail(known, read.letters)
  return {
    reading,
    ...shownOf(ranges, read.texts),
    outcomes: reading.state === 'accepted' ? outcomeViews(reader, reading, notices) : [],
    calendar: read.calendar,
  }
}
export type ReadingView = Awaited<ReturnType<typeof readReadingView>>

type Range = ReturnType<typeof rangeOf>

/** The pages of a file up to the last on which something was read; `read`: these, and the first. */
function rangeOf({ documents }: FoundReading, { position, pages }: ReadingFile) {
  const own = documents.filter(({ file }) => file === position)
  const read = new Set([
    1,
    ...own.flatMap(({ evidence }) => Object.values(evidence).flatMap((all) => all.map(({ page }) => page))),
  ])
  return { position, from: 1, to: pages ? Math.max(...read) : 0, read, count: pages ?? 0 }
}

function shownOf(ranges: readonly Range[], texts: readonly ReadingPage[][]) {
  const pages: ReadPage[] = []
  let hidden = 0
  for (const [at, { position, read, count }] of ranges.entries()) {
    const own = texts[at] ?? []
    const shown = own.filter(({ page }) => own.length <= mostPages || read.has(page)).slice(0, mostPages)
    pages.push(...shown.map((one) => ({ ...one, file: position })))
    hidden += Math.max(0, count - shown.length)
  }
  return { pages, hidden }
}

type Registered = Pick<NoticeDetail, 'documentNumbers' | 'kind' | 'subject' | 'links'>

/** The letters of the register with the links that the reading made. */
function outcomeViews(
  reader: Reader,
  { documents }: ReadingDetail,
  notices: ReadonlyMap<string, Registered>,
): OutcomeView[] {
  const office = words(reader.request.locale, 'office')
  const say = words(reader.request.locale, 'reading')
  return documents.flatMap(({ index, outcome, documentNumbers, kind, subject }) => {
    if (outcome === null) return []
    const notice = outcome.noticeId === null ? undefined : notices.get(outcome.noticeId)
    const numbers = notice?.documentNumbers ?? documentNumbers
    const made = new Set(outcome.linkIds)
    const links = (notice?.links ?? [])
      .filter((link) => made.has(link.id))
      .map((link) => {
        const label = link.numbers.join('・') || (link.title ?? link.kind ?? '')
        return `${office(`r_${link.relation}`)}　${label}${link.noticeId === null ? `（${office('notRegistered')}）` : ''}`
      })
    return [
      {
        index,
        taken: outcome.taken,
        noticeId: outcome.noticeId,
        number: numbers.join('・') || `${notice?.kind ?? kind}（${say('noNumber')}）`,
        subject: notice?.subject ?? subject ?? '',
        links,
      },
    ]
  })
}
