import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembership } from '#features/accounts/commands/add-membership.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const rolesOf = async (userId: string) =>
  (
    await office.rows<{ code: string; role: string }>(
      'SELECT o.code, m.role FROM membership m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = $1 AND m.ended_at IS NULL ORDER BY o.code',
      [userId],
    )
  ).map((row) => `${row.code} ${row.role}`)

test('a person of a city gets a role in the prefecture too', async () => {
  const { id, email } = await makePerson(office, {}, '142018')
  const organizationId = await office.organizationId('140007')
  await office.as(who.manager, addMembership, { email: email.toUpperCase(), organizationId, role: 'viewer' })
  expect(await rolesOf(id)).toEqual(['140007 viewer', '142018 staff'])
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.membership-added'])
  await office.expectInvalid(
    () => office.as(who.manager, addMembership, { email, organizationId, role: 'staff' }),
    'email',
    'member-already',
    ['membership', 'audit_entry'],
  )
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const { email } = await makePerson(office)
  const organizationId = await office.organizationId('142018')
  const input = { email, organizationId, role: 'staff' }
  await office.expectRefused(office.as(who.kawasaki, addMembership, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, addMembership, input), 'forbidden')
})

test('somebody without an account is not registered on the way', async () => {
  const input = { email: 'nobody@office.example', organizationId: await office.organizationId('140007'), role: 'staff' }
  await office.expectInvalid(() => office.as(who.manager, addMembership, input), 'email', 'unknown-person', [
    'user_account',
    'membership',
  ])
})
