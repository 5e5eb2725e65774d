import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRole } from '#features/accounts/commands/change-role.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const roleOf = async (userId: string) =>
  (await office.rows<{ role: string }>('SELECT role FROM membership WHERE user_id = $1', [userId]))[0]?.role

test('a manager gives another role, with both in the trail', async () => {
  const { id, organizationId } = await makePerson(office)
  await office.as(who.manager, changeRole, { userId: id, organizationId, role: 'viewer' })
  expect(await roleOf(id)).toBe('viewer')
  const [entry] = await office.rows('SELECT before, after FROM audit_entry WHERE event = $1 AND object_id = $2', [
    'account.role-changed',
    id,
  ])
  expect(entry).toEqual({ before: { role: 'staff' }, after: { role: 'viewer' } })
})

test('strangers find nothing, colleagues without the role and managers from above are forbidden', async () => {
  const { id, organizationId } = await makePerson(office, {}, '142018')
  const change = { userId: id, organizationId, role: 'viewer' }
  await office.expectRefused(office.as(who.kawasaki, changeRole, change), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, changeRole, change), 'forbidden')
  await office.expectRefused(office.as(who.manager, changeRole, change), 'forbidden')
  expect(await roleOf(id)).toBe('staff')
})

test('nobody changes his own role, and an organization keeps its last manager', async () => {
  const chief = await makePerson(office, { role: 'manager' }, '142051')
  const change = { userId: chief.id, organizationId: chief.organizationId, role: 'staff' }
  await office.expectInvalid(() => office.as(chief.email, changeRole, change), 'role', 'role-own', ['audit_entry'])
  await office.expectInvalid(() => office.as(who.administrator, changeRole, change), 'role', 'last-manager', [
    'audit_entry',
  ])
  await makePerson(office, { role: 'manager' }, '142051')
  await office.as(who.administrator, changeRole, change)
  expect(await roleOf(chief.id)).toBe('staff')
})

test('two managers cannot take the last role from each other at once', async () => {
  const [one, other] = [
    await makePerson(office, { role: 'manager' }, '141500'),
    await makePerson(office, { role: 'manager' }, '141500'),
  ]
  const demote = (actor: string, userId: string) =>
    office.as(actor, changeRole, { userId, organizationId: one.organizationId, role: 'staff' })
  await Promise.allSettled([demote(one.email, other.id), demote(other.email, one.id)])
  expect([await roleOf(one.id), await roleOf(other.id)].toSorted()).toEqual(['manager', 'staff'])
})

test('a role that does not exist changes nothing', async () => {
  const { id, organizationId } = await makePerson(office)
  const change = { userId: id, organizationId, role: 'owner' }
  await office.expectInvalid(() => office.as(who.manager, changeRole, change), 'role', 'choice', ['audit_entry'])
})
