import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembership } from '#features/accounts/commands/add-membership.ts'
import { endMembership } from '#features/accounts/commands/end-membership.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const living = async (userId: string) =>
  (await office.rows('SELECT 1 FROM membership WHERE user_id = $1 AND ended_at IS NULL', [userId])).length

test('the role here ends, the role elsewhere and the account stay', async () => {
  const { id, email } = await makePerson(office, {}, '142018')
  const organizationId = await office.organizationId('140007')
  await office.as(who.manager, addMembership, { email, organizationId, role: 'staff' })
  await office.as(who.manager, endMembership, { userId: id, organizationId })
  expect(await living(id)).toBe(1)
  expect(await office.rows('SELECT 1 FROM user_account WHERE id = $1 AND disabled_at IS NULL', [id])).toHaveLength(1)
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.membership-added', 'account.membership-ended'])
  await office.expectRefused(office.as(who.manager, endMembership, { userId: id, organizationId }), 'not-found')
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const { id, organizationId } = await makePerson(office, {}, '142018')
  await office.expectRefused(office.as(who.kawasaki, endMembership, { userId: id, organizationId }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, endMembership, { userId: id, organizationId }), 'forbidden')
  expect(await living(id)).toBe(1)
})

test('nobody ends his own role, and the last manager stays', async () => {
  const chief = await makePerson(office, { role: 'manager' }, '142051')
  const input = { userId: chief.id, organizationId: chief.organizationId }
  await office.expectInvalid(() => office.as(chief.email, endMembership, input), 'userId', 'membership-own', [
    'audit_entry',
  ])
  await office.expectInvalid(() => office.as(who.administrator, endMembership, input), 'userId', 'last-manager', [
    'audit_entry',
  ])
})
