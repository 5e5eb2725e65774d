/** Reads of people and their roles. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { roles } from '#core/policy/actor.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'

const userLine = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  role: z.enum(roles),
  isSystemAdministrator: z.boolean(),
  isAuditor: z.boolean(),
  disabledAt: z.date().nullable(),
})
export type UserLine = z.output<typeof userLine>

export interface UserFilter {
  /** one's own organization when absent */
  organizationId?: string | undefined
  after?: string | undefined
  limit: number
}

/** The people of one organization, one line per living role, by mail address. @throws AppError forbidden, not-found */
export async function listUsers(reader: Reader, filter: UserFilter): Promise<Page<UserLine>> {
  const organizationId = filter.organizationId ?? reader.actor.organizationId
  enforce(
    decide(reader.actor, 'user.list', organizationId === null ? 'none' : await relationTo(reader, organizationId)),
  )
  const key = decodeCursor(filter.after, 1)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT u.id, u.name, u.email, m.organization_id AS "organizationId", o.name AS "organizationName", m.role, u.is_system_administrator AS "isSystemAdministrator", u.is_auditor AS "isAuditor", u.disabled_at AS "disabledAt"
    FROM membership m JOIN user_account u ON u.id = m.user_id JOIN organization o ON o.id = m.organization_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.ended_at IS NULL ${key ? sql`AND u.email_key > ${key[0]}` : emptySql} ORDER BY u.email_key LIMIT ${filter.limit + 1}`
  return toPage(z.array(userLine).parse(rows), filter.limit, (row) => [row.email.normalize('NFKC').toLowerCase()])
}

/** What the caller is: a person or a key, for which organization, in which role. */
export async function getMe(reader: Reader) {
  const { actor } = reader
  const organization =
    actor.organizationId === null
      ? null
      : await reader.tx.organization.findUnique({
          where: { id: actor.organizationId },
          select: { id: true, code: true, name: true },
        })
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    role: actor.role,
    isSystemAdministrator: actor.isSystemAdministrator,
    isAuditor: actor.isAuditor,
    organization,
    language: reader.request.locale,
  }
}
