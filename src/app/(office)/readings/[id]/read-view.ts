/** What the page of a reading shows: the letters as they would be registered now, and the pages on which something was read. */
import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { getNotice } from '#features/notices/queries.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import { getReading, listPages, type ReadingDetail } from '#features/readings/queries.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import type { OutcomeView } from './accepted.tsx'
import type { ReadPage } from './original-pane.tsx'

/** So many pages are drawn at most; of a long annex only those on which something was read. */
const mostPages = 40

export async function readReadingView(reader: Reader, id: string) {
  const reading = await getReading(reader, found(isUuid(id) ? id : null))
  const isOpen = reading.state === 'proposed'
  return {
    reading,
    ...(isOpen ? await pagesOf(reader, reading) : { pages: [], hidden: 0 }),
    outcomes: reading.state === 'accepted' ? await outcomesOf(reader, reading) : [],
    calendar: await getCalendar(reader, found(reader.actor.organizationId)),
  }
}
export type ReadingView = Awaited<ReturnType<typeof readReadingView>>

async function pagesOf(reader: Reader, { id, files, documents }: ReadingDetail) {
  const pages: ReadPage[] = []
  let hidden = 0
  for (const { position, pages: count } of files) {
    const own = documents.filter(({ file }) => file === position)
    const read = new Set([
      1,
      ...own.flatMap(({ evidence }) => Object.values(evidence).flatMap((all) => all.map(({ page }) => page))),
    ])
    const texts =
      count === null || count === 0 ? [] : await listPages(reader, id, { position, from: 1, to: Math.max(...read) })
    const shown = texts.filter(({ page }) => texts.length <= mostPages || read.has(page)).slice(0, mostPages)
    pages.push(...shown.map((one) => ({ ...one, file: position })))
    hidden += Math.max(0, (count ?? 0) - shown.length)
  }
  return { pages, hidden }
}

/** The letters of the register with the links that the reading made. */
async function outcomesOf(reader: Reader, { documents }: ReadingDetail): Promise<OutcomeView[]> {
  const office = words(reader.request.locale, 'office')
  const say = words(reader.request.locale, 'reading')
  const views: OutcomeView[] = []
  for (const { index, outcome, documentNumbers, kind, subject } of documents) {
    if (outcome === null) continue
    const notice = outcome.noticeId === null ? null : await getNotice(reader, outcome.noticeId)
    const numbers = notice?.documentNumbers ?? documentNumbers
    const made = new Set(outcome.linkIds)
    views.push({
      index,
      taken: outcome.taken,
      noticeId: outcome.noticeId,
      number: numbers.join('・') || `${notice?.kind ?? kind}（${say('noNumber')}）`,
      subject: notice?.subject ?? subject ?? '',
      links: (notice?.links ?? [])
        .filter((link) => made.has(link.id))
        .map((link) => {
          const label = link.numbers.join('・') || (link.title ?? link.kind ?? '')
          return `${office(`r_${link.relation}`)}　${label}${link.noticeId === null ? `（${office('notRegistered')}）` : ''}`
        }),
    })
  }
  return views
}
