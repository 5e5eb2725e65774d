/** Turns the recipients of a form (organizations, groups) into delivery rows, and refuses what cannot be told. */
import type { z } from 'zod'
import { AppError, type FieldProblem } from '#core/errors.ts'
import { visibleOrganizations } from '#features/organizations/relation.ts'
import type { Reader } from '#server/context.ts'
import type { draftInput } from './schema.ts'

type Recipient = z.output<typeof draftInput>['recipients'][number]
export interface NewDelivery {
  organizationId: string
  role: string
  channel: string
  askedSeparately: boolean
}

export interface Surroundings {
  /** who stands on the distribution already */
  alreadyThere?: readonly string[]
  /** who sent it down to us: a relay never goes back up */
  upstreamIds?: readonly string[]
}

/** @throws AppError invalid: unknown organization or group, the same recipient twice, oneself, someone upstream */
export async function expandRecipients(
  reader: Reader,
  recipients: readonly Recipient[],
  { alreadyThere = [], upstreamIds = [] }: Surroundings = {},
): Promise<NewDelivery[]> {
  const members = await groupMembers(
    reader,
    recipients.flatMap((one) => one.groupId ?? []),
  )
  const names = await organizationNames(reader, [
    ...recipients.flatMap((one) => one.organizationId?.toLowerCase() ?? []),
    ...[...members.values()].flat(),
  ])
  const problems: FieldProblem[] = []
  const seen = new Set(alreadyThere)
  const rows = recipients.flatMap((one, index) => {
    const field = `recipients.${index}.${one.groupId ? 'groupId' : 'organizationId'}`
    const ids = one.organizationId
      ? [one.organizationId.toLowerCase()]
      : (members.get(one.groupId?.toLowerCase() ?? '') ?? [])
    if (one.groupId && !members.has(one.groupId.toLowerCase())) problems.push({ field, code: 'unknown-group' })
    return ids.flatMap((organizationId) => {
      const problem = problemOf(reader, organizationId, { names, seen, upstreamIds })
      if (problem) problems.push({ field, ...problem })
      seen.add(organizationId)
      return problem
        ? []
        : [{ organizationId, role: one.role, channel: one.channel, askedSeparately: one.askedSeparately }]
    })
  })
  if (problems.length > 0) throw new AppError('invalid', problems)
  return rows
}

interface Known {
  names: ReadonlyMap<string, string>
  seen: ReadonlySet<string>
  upstreamIds: readonly string[]
}

function problemOf(
  reader: Reader,
  organizationId: string,
  { names, seen, upstreamIds }: Known,
): Omit<FieldProblem, 'field'> | null {
  const name = names.get(organizationId)
  if (name === undefined) return { code: 'unknown-organization' }
  if (organizationId === reader.actor.organizationId) return { code: 'recipient-self' }
  if (upstreamIds.includes(organizationId)) return { code: 'recipient-upstream', values: { name } }
  return seen.has(organizationId) ? { code: 'recipient-twice', values: { name } } : null
}

/** Names of those the actor may see; whom he may not see does not exist for him. */
async function organizationNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT o.id, o.name FROM organization o WHERE o.id = ANY (${[...new Set(ids)]}::uuid[]) AND ${visibleOrganizations(reader)}`
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function groupMembers(reader: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const groups = await reader.tx.organizationGroup.findMany({
    where: { id: { in: [...ids] }, organizationId: reader.actor.organizationId ?? '' },
    select: { id: true, members: { select: { organizationId: true } } },
  })
  return new Map(groups.map((group) => [group.id, group.members.map((member) => member.organizationId)]))
}

/** Inserts delivery rows by set. */
export async function insertDeliveries(
  reader: Reader,
  issuerId: string,
  distributionId: string,
  version: number,
  rows: readonly NewDelivery[],
): Promise<void> {
  await reader.tx.$executeRaw`
    INSERT INTO delivery (issuer_id, distribution_id, organization_id, organization_code, role, channel, asked_separately, version)
    SELECT ${issuerId}::uuid, ${distributionId}::uuid, o.id, o.code, r.role, r.channel, r."askedSeparately", ${version}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("organizationId" uuid, role text, channel text, "askedSeparately" boolean)
      JOIN organization o ON o.id = r."organizationId"`
}
