/** Who stands behind the lines of a composition, read anew at each press. */
import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { isUuid } from '#core/codes/uuid.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import { resolveAddressee } from '#features/organizations/addressee.ts'
import { listDatedOrganizations, listGroups } from '#features/organizations/queries.ts'
import { listKind, listNamed, ownCode } from '#features/organizations/reach.ts'
import { type Reader, sql } from '#server/context.ts'
import { channelNamed, type FilledLine, type Line, type Member, type Treatment, treatmentOf } from './composition.ts'

/** The letter and, while a draft is edited, the draft. */
export interface Subject {
  notice: Pick<NoticeDetail, 'date' | 'addressee' | 'alreadyNotified'>
  distributionId: string | null
}

/** Fills every line; a line whose group or organization is gone has no members and falls away. */
export async function fillLines(reader: Reader, subject: Subject, lines: readonly Line[]): Promise<FilledLine[]> {
  const single = lines.flatMap(({ key }) => (key.startsWith('o:') ? key.slice(2) : [])).filter(isUuid)
  const known = new Map((await listNamed(reader, 'id', single)).map((one) => [one.id, one]))
  const filled: FilledLine[] = []
  for (const line of lines) {
    const one = known.get(line.key.slice(2))
    const { title, members } = line.key.startsWith('o:')
      ? { title: one?.name ?? '', members: one ? [one] : [] }
      : await fillSet(reader, subject, line.key)
    if (members.length > 0) filled.push({ ...line, title, members })
  }
  return filled
}

async function fillSet(
  reader: Reader,
  subject: Subject,
  key: string,
): Promise<{ title: string; members: readonly Member[] }> {
  const [type, first = '', second = '', third = ''] = key.split(':')
  if (type === 'g') return fillGroup(reader, first)
  if (type === 'k' && isCalendarDate(third))
    return { title: '', members: await listKind(reader, first, second === 'all' ? null : second, third) }
  if (type === 'a') return { title: '', members: (await readAddressees(reader, subject, 'to')).members }
  if (type === 'd') return { title: '', members: await listDrafted(reader, subject, treatmentOf(first), second) }
  return { title: '', members: [] }
}

async function fillGroup(reader: Reader, groupId: string): Promise<{ title: string; members: readonly Member[] }> {
  const group = (await listGroups(reader)).find((one) => one.id === groupId)
  const members = await listNamed(
    reader,
    'id',
    (group?.members ?? []).map((member) => member.id),
  )
  return { title: group?.name ?? '', members }
}

/** Whom the letter names as its addressees, or as told already, on its date and from our place; what could not be read is said. */
export async function readAddressees(
  reader: Reader,
  { notice }: Subject,
  which: 'to' | 'separately',
): Promise<{ members: Member[]; unresolved: string[] }> {
  const text = which === 'to' ? (notice.addressee ?? '') : notice.alreadyNotified.join('\n')
  if (text.trim() === '') return { members: [], unresolved: [] }
  const organizations = await listDatedOrganizations(reader)
  const read = resolveAddressee(text, { from: await ownCode(reader), date: notice.date, organizations })
  const members = await listNamed(
    reader,
    'code',
    read.recipients.map((one) => one.code),
  )
  const known = new Set(members.map((one) => one.code))
  const beyond = read.recipients.filter((one) => !known.has(one.code)).map((one) => one.name)
  return { members, unresolved: [...read.unresolved, ...beyond] }
}

const termsOfLine = sql`CASE WHEN v.asked_separately THEN 'separately' ELSE v.role END`

async function listDrafted(
  reader: Reader,
  { distributionId }: Subject,
  treatment: Treatment,
  channel: string,
): Promise<Member[]> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT o.id, o.code, o.name FROM delivery v JOIN organization o ON o.id = v.organization_id
    WHERE v.distribution_id = ${distributionId}::uuid AND v.issuer_id = ${reader.actor.organizationId}::uuid AND ${termsOfLine} = ${treatment} AND v.channel = ${channel} ORDER BY o.code`
  return z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })).parse(rows)
}

/** The lines of a stored draft: each recipient while they are few, else one line for all with the same terms. */
export async function listDraftLines(reader: Reader, distributionId: string, most: number): Promise<Line[]> {
  const rows = z.array(z.object({ id: z.string(), treatment: z.string(), channel: z.string() })).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT v.organization_id AS id, ${termsOfLine} AS treatment, v.channel FROM delivery v JOIN organization o ON o.id = v.organization_id
    WHERE v.distribution_id = ${distributionId}::uuid AND v.issuer_id = ${reader.actor.organizationId}::uuid ORDER BY v.asked_separately, v.role DESC, o.code`,
  )
  const lines = rows.map(({ id, treatment, channel }) => ({
    key: rows.length <= most ? `o:${id}` : `d:${treatment}:${channel}`,
    treatment: treatmentOf(treatment),
    channel: channelNamed(channel),
  }))
  return [...new Map(lines.map((line) => [line.key, line])).values()]
}
