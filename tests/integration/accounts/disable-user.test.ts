import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { addMembership } from '#features/accounts/commands/add-membership.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { livingSessions, makePerson, makeSession } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const isDisabled = async (id: string) =>
  (await office.rows('SELECT 1 FROM user_account WHERE id = $1 AND disabled_at IS NOT NULL', [id])).length === 1

test('an account ends together with its sessions', async () => {
  const { id } = await makePerson(office)
  await makeSession(office, id)
  await office.as(who.manager, disableUser, { userId: id })
  expect(await isDisabled(id)).toBe(true)
  expect(await livingSessions(office, id)).toEqual([])
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.disabled'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const { id } = await makePerson(office, {}, '142018')
  await office.expectRefused(office.as(who.kawasaki, disableUser, { userId: id }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, disableUser, { userId: id }), 'forbidden')
  expect(await isDisabled(id)).toBe(false)
})

test('whoever has a role elsewhere too is not ended by one manager alone', async () => {
  const both = await makePerson(office)
  await office.as(null, addMembership, {
    email: both.email,
    organizationId: await office.organizationId('142018'),
    role: 'viewer',
  })
  await office.expectRefused(office.as(who.manager, disableUser, { userId: both.id }), 'forbidden')
  await office.as(who.administrator, disableUser, { userId: both.id })
  expect(await isDisabled(both.id)).toBe(true)
})

test('a manager does not end an administrator, who would be the way to everything', async () => {
  const chief = await makePerson(office, { isSystemAdministrator: true })
  await office.expectRefused(office.as(who.manager, disableUser, { userId: chief.id }), 'forbidden')
})

test('nobody ends himself, the last manager or the last administrator', async () => {
  const [me] = await office.rows<{ id: string }>('SELECT id FROM user_account WHERE email = $1', [who.manager])
  await office.expectInvalid(() => office.as(who.manager, disableUser, { userId: me?.id }), 'userId', 'account-own', [
    'audit_entry',
  ])
  const only = await makePerson(office, { role: 'manager' }, '142077')
  await office.expectInvalid(
    () => office.as(who.administrator, disableUser, { userId: only.id }),
    'userId',
    'last-manager',
    ['audit_entry'],
  )
  await office.rows(`UPDATE user_account SET is_system_administrator = false`)
  const last = await makePerson(office, { isSystemAdministrator: true, role: 'staff' })
  await office.expectInvalid(() => office.as(null, disableUser, { userId: last.id }), 'userId', 'last-administrator', [
    'audit_entry',
  ])
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.manager, disableUser, { userId: 'x' }), 'userId', 'form', [
    'audit_entry',
  ])
})
