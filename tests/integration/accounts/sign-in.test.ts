import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '#core/policy/actor.ts'
import { changeRole } from '#features/accounts/commands/change-role.ts'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { setInitialPassword } from '#features/accounts/commands/set-initial-password.ts'
import { mostSessions, openSession } from '#features/accounts/sign-in.ts'
import { contextFor } from '#server/context.ts'
import { readSession } from '#server/session-row.ts'
import { hashToken } from '#server/token.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { livingSessions, makePerson, testPassword } from '../../support/people.ts'

let office: TestOffice
let serial = 0

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const stranger = contextFor(anonymous, { id: 'test', locale: 'ja', address: '192.0.2.7', agent: 'Probe/1' })
const signIn = async (email: string, password = testPassword) => {
  serial += 1
  const token = `token-${serial}`
  await stranger.write((reader) => openSession(reader, { email, password }, hashToken(token)))
  return token
}
const whoIs = (token: string) => stranger.read(({ tx }) => readSession(tx, token))
const age = (token: string, column: string, interval: string) =>
  office.rows(`UPDATE session SET ${column} = now() - $2::interval WHERE token_hash = $1`, [hashToken(token), interval])

test('signing in opens a session that knows from where and with what', async () => {
  const { id, email } = await makePerson(office)
  const token = await signIn(email.toUpperCase())
  expect(await whoIs(token)).toMatchObject({ email, actor: { id, role: 'staff' }, mustChangePassword: false })
  expect(await office.rows('SELECT address, user_agent FROM session WHERE user_id = $1', [id])).toEqual([
    { address: '192.0.2.7', user_agent: 'Probe/1' },
  ])
  const [entry] = await office.rows(
    `SELECT actor_id, label FROM audit_entry WHERE event = 'account.signed-in' AND object_id = $1`,
    [id],
  )
  expect(entry).toMatchObject({ actor_id: id })
})

test('a wrong password, an unknown person and an ended account are answered alike', async () => {
  const { id, email } = await makePerson(office)
  await expect(signIn(email, 'chigau-password-desu')).rejects.toMatchObject({ code: 'unauthenticated', fields: [] })
  await expect(signIn('nobody@office.example')).rejects.toMatchObject({ code: 'unauthenticated', fields: [] })
  await office.as(null, disableUser, { userId: id })
  await expect(signIn(email)).rejects.toMatchObject({ code: 'unauthenticated', fields: [] })
})

test('the sixth sign-in ends the first, also when they come at once', async () => {
  const { id, email } = await makePerson(office)
  const first = await signIn(email)
  await Promise.all(Array.from({ length: mostSessions + 1 }, () => signIn(email)))
  expect(await livingSessions(office, id)).toHaveLength(mostSessions)
  expect(await whoIs(first)).toBeNull()
})

test('half an hour without use, or twelve hours, end a session', async () => {
  const { email } = await makePerson(office)
  const [idle, old, busy] = [await signIn(email), await signIn(email), await signIn(email)]
  await age(idle, 'last_seen_at', '30 minutes 1 second')
  await age(old, 'expires_at', '1 second')
  await age(busy, 'last_seen_at', '29 minutes')
  expect(await whoIs(idle)).toBeNull()
  expect(await whoIs(old)).toBeNull()
  expect(await whoIs(busy)).not.toBeNull()
})

test('a change of role and the end of an account bite on the next request', async () => {
  const { id, email, organizationId } = await makePerson(office)
  const token = await signIn(email)
  await office.as(who.manager, changeRole, { userId: id, organizationId, role: 'viewer' })
  expect(await whoIs(token)).toMatchObject({ actor: { role: 'viewer' } })
  await office.as(who.manager, disableUser, { userId: id })
  expect(await whoIs(token)).toBeNull()
})

test('until the initial password is changed, the person wears no hat', async () => {
  const { id, email } = await makePerson(office, { isAuditor: true })
  const { initialPassword } = await office.as(who.administrator, setInitialPassword, { userId: id })
  const seen = await whoIs(await signIn(email, initialPassword))
  expect(seen).toMatchObject({
    mustChangePassword: true,
    memberships: [],
    actor: { id, role: null, organizationId: null, isAuditor: false, isSystemAdministrator: false },
  })
})
