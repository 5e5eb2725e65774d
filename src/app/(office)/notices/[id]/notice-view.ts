/** What the page of a letter shows, and which acts it offers. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { can } from '#core/policy/policy.ts'
import { objectHistory } from '#features/audit/history.ts'
import { distributions } from '#features/distributions/queries.ts'
import { tallies } from '#features/distributions/tally.ts'
import { type NoticeDetail, noticeDetail, noticeParts, notices } from '#features/notices/queries.ts'
import { findNotice } from '#features/notices/relation.ts'
import { isVersionSent } from '#features/notices/versions.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { type Reader, sql } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'

/** @param find what was typed into the search for a letter to link to */
export async function readNoticeView(reader: Reader, id: string, find: string | undefined) {
  if (!isUuid(id)) throw new AppError('not-found')
  const known = await findNotice(reader, id)
  const sent = distributions(reader, { limit: 10, noticeId: id })
  const sentIds = sql`ARRAY(SELECT id FROM (${sent.text}) AS sent)`
  const {
    distributions: page,
    isSent,
    calendar,
    tallies: counted,
    ...read
  } = await runTogether(reader, {
    ...noticeParts(reader, id),
    distributions: sent,
    isSent: isVersionSent(known),
    calendar: calendarOf(known.registerId),
    tallies: tallies(reader, sentIds),
    ...(find ? { candidates: notices(reader, { q: find, limit: 11 }) } : {}),
    // its own trail and that of its distributions
    ...(readsHistory(reader, known)
      ? { history: objectHistory(reader, sql`ARRAY[${known.id}::text] || ${sentIds}::text[]`, 30) }
      : {}),
  })
  const notice = noticeDetail(reader, read)
  const acts = actsOf(reader, notice, isSent)
  return {
    notice,
    distributions: page.items,
    acts,
    tallies: counted,
    calendar,
    candidates: acts.link ? (read.candidates?.items ?? []).filter((one) => one.id !== id).slice(0, 10) : [],
    history: read.history ?? [],
    today: reader.today,
  }
}
export type NoticeView = Awaited<ReturnType<typeof readNoticeView>>

/** The trail of a letter is read by whoever works in the house that keeps it, and by those who may read all records. */
function readsHistory(reader: Reader, { relation, isDraft }: Pick<NoticeDetail, 'relation' | 'isDraft'>): boolean {
  const isOurs = relation === 'own' && can(reader.actor, isDraft ? 'notice.read-draft' : 'notice.read', relation)
  return isOurs || can(reader.actor, 'audit.read', relation)
}

/** Nothing that changes it is offered on a withdrawn letter. */
function actsOf(reader: Reader, notice: NoticeDetail, isSent: boolean) {
  const { relation, isDraft } = notice
  const may = (draft: Parameters<typeof can>[1], published: Parameters<typeof can>[1]) =>
    !notice.withdrawnAt && can(reader.actor, isDraft ? draft : published, relation)
  return {
    forward: !notice.withdrawnAt && relation === 'own' && can(reader.actor, 'distribution.draft', 'own'),
    edit: isDraft && may('notice.edit-draft', 'notice.change-published'),
    version: !isDraft && may('notice.edit-draft', 'notice.correct'),
    attach: !isSent && may('file.attach', 'notice.correct'),
    removeFile: isDraft && may('file.remove-draft', 'file.remove-published'),
    arrival: may('notice.edit-draft', 'notice.record-arrival'),
    link: may('notice.edit-draft', 'notice.link'),
    withdraw: may('notice.edit-draft', 'notice.withdraw'),
    /** to all records of it */
    records: can(reader.actor, 'audit.read', relation),
  }
}
