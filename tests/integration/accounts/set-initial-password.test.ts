import { afterAll, beforeAll, expect, test } from 'vitest'
import { setInitialPassword } from '#features/accounts/commands/set-initial-password.ts'
import { isPassword } from '#features/accounts/password.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { livingSessions, makePerson, makeSession, testPassword } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const hashOf = async (id: string) =>
  (await office.rows<{ password_hash: string }>('SELECT password_hash FROM user_account WHERE id = $1', [id]))[0]
    ?.password_hash ?? null

test('a forgotten password is replaced by one to be changed; the old one and all sessions end', async () => {
  const { id } = await makePerson(office)
  await makeSession(office, id)
  const { initialPassword } = await office.as(who.manager, setInitialPassword, { userId: id })
  expect(await isPassword(await hashOf(id), initialPassword)).toBe(true)
  expect(await isPassword(await hashOf(id), testPassword)).toBe(false)
  expect(await livingSessions(office, id)).toEqual([])
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.password-reset'])
  const trail = await office.rows('SELECT before, after, label FROM audit_entry WHERE object_id = $1', [id])
  expect(JSON.stringify(trail)).not.toContain(initialPassword)
})

test('strangers find nothing; staff, managers from above and managers of an administrator are forbidden', async () => {
  const { id } = await makePerson(office, {}, '142018')
  await office.expectRefused(office.as(who.kawasaki, setInitialPassword, { userId: id }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, setInitialPassword, { userId: id }), 'forbidden')
  await office.expectRefused(office.as(who.manager, setInitialPassword, { userId: id }), 'forbidden')
  const chief = await makePerson(office, { isSystemAdministrator: true })
  await office.expectRefused(office.as(who.manager, setInitialPassword, { userId: chief.id }), 'forbidden')
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.manager, setInitialPassword, { userId: '1' }), 'userId', 'form', [
    'audit_entry',
  ])
})
