/** Who stands behind the lines of a composition, read anew at each press. */
import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { isUuid } from '#core/codes/uuid.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import { resolveAddressee } from '#features/organizations/addressee.ts'
import { addressable, type Addressable } from '#features/organizations/addressee-reach.ts'
import { listGroups } from '#features/organizations/queries.ts'
import { listKind, listNamed } from '#features/organizations/reach.ts'
import { visibleOfFew } from '#features/organizations/relation.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'
import {
  channelNamed,
  type FilledLine,
  isSingle,
  type Line,
  type Member,
  mostSingleLines,
  type Treatment,
  treatmentOf,
} from './composition.ts'

/** The letter and, while a draft is edited, the draft. */
export interface Subject {
  notice: Pick<NoticeDetail, 'date' | 'addressee' | 'alreadyNotified'>
  distributionId: string | null
}

/** Fills every line; a line whose group or organization is gone has no members and falls away. */
export async function fillLines(reader: Reader, subject: Subject, lines: readonly Line[]): Promise<FilledLine[]> {
  const single = lines.flatMap(({ key }) => (key.startsWith('o:') ? key.slice(2) : [])).filter(isUuid)
  const known = new Map((await listNamed(reader, single)).map((one) => [one.id, one]))
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
  if (type === 'a') return { title: '', members: (await readAddressees(reader, subject.notice)).named.members }
  if (type === 'd') return { title: '', members: await listDrafted(reader, subject, treatmentOf(first), second) }
  return { title: '', members: [] }
}

async function fillGroup(reader: Reader, groupId: string): Promise<{ title: string; members: readonly Member[] }> {
  const group = (await listGroups(reader)).find((one) => one.id === groupId)
  const members = await listNamed(
    reader,
    (group?.members ?? []).map((member) => member.id),
  )
  return { title: group?.name ?? '', members }
}

export interface Meant {
  members: Member[]
  /** what could not be read, and whom the actor may not see */
  unresolved: string[]
}

/** Whom the letter names as its addressees, and as told already, on its date and from our place; what could not be read is said. */
export async function readAddressees(
  reader: Reader,
  { addressee, alreadyNotified, date }: Subject['notice'],
): Promise<{ named: Meant; told: Meant }> {
  const texts = { named: addressee ?? '', told: alreadyNotified.join('\n') }
  const written = Object.values(texts).filter((text) => text.trim() !== '')
  const organizations = written.length > 0 ? await run(reader, addressable(reader, written)) : []
  const from = organizations.find((one) => one.id === reader.actor.organizationId)?.code ?? ''
  const meant = (text: string) => meantBy(text, { from, date, organizations })
  return { named: meant(texts.named), told: meant(texts.told) }
}

function meantBy(
  text: string,
  circumstances: { from: string; date: string; organizations: readonly Addressable[] },
): Meant {
  if (text.trim() === '') return { members: [], unresolved: [] }
  const { recipients, unresolved } = resolveAddressee(text, circumstances)
  const codes = new Set(recipients.map((one) => one.code))
  const seen = circumstances.organizations.filter((one) => one.isVisible && codes.has(one.code))
  const known = new Set(seen.map((one) => one.code))
  const beyond = recipients.filter((one) => !known.has(one.code)).map((one) => one.name)
  return { members: seen.map(({ id, code, name }) => ({ id, code, name })), unresolved: [...unresolved, ...beyond] }
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

const draftRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  treatment: z.string(),
  channel: z.string(),
  isVisible: z.boolean(),
})

/** The lines of a stored draft, filled: each recipient while they are few, else one line for all with the same terms. */
export function draftedLines(reader: Reader, distributionId: string): Statement<FilledLine[]> {
  const me = reader.actor.organizationId
  return statement(
    sql`
    SELECT o.id, o.code, o.name, ${termsOfLine} AS treatment, v.channel, count(*) OVER () > ${mostSingleLines} OR ${visibleOfFew(reader)} AS "isVisible"
    FROM delivery v JOIN organization o ON o.id = v.organization_id
    WHERE v.distribution_id = ${distributionId}::uuid AND v.issuer_id = ${me}::uuid ORDER BY v.asked_separately, v.role DESC, o.code`,
    (read) => {
      const rows = z.array(draftRow).parse(read)
      const lines = new Map<string, FilledLine & { members: Member[] }>()
      for (const { id, code, name, treatment, channel } of rows.filter((one) => one.isVisible)) {
        const key = rows.length <= mostSingleLines ? `o:${id}` : `d:${treatment}:${channel}`
        const title = isSingle({ key }) ? name : ''
        const fresh = { key, treatment: treatmentOf(treatment), channel: channelNamed(channel), title, members: [] }
        const line = lines.get(key) ?? fresh
        line.members.push({ id, code, name })
        lines.set(key, line)
      }
      return [...lines.values()]
    },
  )
}
