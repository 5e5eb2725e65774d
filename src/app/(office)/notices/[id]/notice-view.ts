/** What the page of a letter shows, and which acts it offers. */
import { can } from '#core/policy/policy.ts'
import { type AuditLine, listObjectHistory } from '#features/audit/history.ts'
import { listDistributions } from '#features/distributions/queries.ts'
import { listTallies } from '#features/distributions/tally.ts'
import { getNotice, listNotices, type NoticeDetail, type NoticeHead } from '#features/notices/queries.ts'
import { isVersionSent } from '#features/notices/versions.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import type { Reader } from '#server/context.ts'
import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'

/** @param find what was typed into the search for a letter to link to */
export async function readNoticeView(reader: Reader, id: string, find: string | undefined) {
  const notice = await getNotice(reader, found(isUuid(id) ? id : null))
  const distributions = (await listDistributions(reader, { limit: 10, noticeId: id })).items
  const ids = distributions.map((one) => one.id)
  const acts = actsOf(reader, notice, await isVersionSent(reader, notice))
  return {
    notice,
    distributions,
    acts,
    tallies: await listTallies(reader, ids),
    calendar: await getCalendar(reader, notice.registerId),
    candidates: acts.link && find ? await candidatesFor(reader, id, find) : [],
    history: await historyOf(reader, notice, ids),
    today: reader.today,
  }
}
export type NoticeView = Awaited<ReturnType<typeof readNoticeView>>

async function candidatesFor(reader: Reader, id: string, find: string): Promise<NoticeHead[]> {
  const { items } = await listNotices(reader, { q: find, limit: 11 })
  return items.filter((one) => one.id !== id).slice(0, 10)
}

/** Its own trail and that of its distributions: for whoever works in the house that keeps it, and for those who may read all records. */
async function historyOf(reader: Reader, notice: NoticeDetail, distributionIds: string[]): Promise<AuditLine[]> {
  const { relation } = notice
  const isOurs = relation === 'own' && can(reader.actor, notice.isDraft ? 'notice.read-draft' : 'notice.read', relation)
  if (!isOurs && !can(reader.actor, 'audit.read', relation)) return []
  return listObjectHistory(reader, [notice.id, ...distributionIds], 30)
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
