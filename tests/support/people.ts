/** Persons that a test needs besides those of the sample world. */
import { addUser } from '#features/accounts/commands/add-user.ts'
import type { TestOffice } from './office.ts'

let serial = 0
export const testPassword = 'tsukue-no-ue-no-ringo-77'

/** A fresh person with one role, made by the installation itself. @param code of the organization, 神奈川県 when left out */
export async function makePerson(office: TestOffice, change: object = {}, code = '140007') {
  serial += 1
  const email = `person${serial}@office.example`
  const organizationId = await office.organizationId(code)
  const input = { email, name: `人物 ${serial}`, role: 'staff', organizationId, password: testPassword, ...change }
  const { id } = await office.as(null, addUser, input)
  return { id, email, organizationId }
}

/** A session row as sign-in leaves it. @returns its id */
export async function makeSession(office: TestOffice, userId: string, organizationId: string | null = null) {
  const [row] = await office.rows<{ id: string }>(
    `INSERT INTO session (token_hash, user_id, organization_id, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), $1, $2, now() + interval '12 hours') RETURNING id`,
    [userId, organizationId],
  )
  return row?.id ?? ''
}

export async function livingSessions(office: TestOffice, userId: string): Promise<string[]> {
  const rows = await office.rows<{ id: string }>('SELECT id FROM session WHERE user_id = $1 AND ended_at IS NULL', [
    userId,
  ])
  return rows.map((row) => row.id)
}
