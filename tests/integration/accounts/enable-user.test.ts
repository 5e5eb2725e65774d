import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { enableUser } from '#features/accounts/commands/enable-user.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const ended = async (code?: string) => {
  const person = await makePerson(office, {}, code)
  await office.as(null, disableUser, { userId: person.id })
  return person
}
const isDisabled = async (id: string) =>
  (await office.rows('SELECT 1 FROM user_account WHERE id = $1 AND disabled_at IS NOT NULL', [id])).length === 1

test('an ended account is open again with its role', async () => {
  const { id } = await ended()
  await office.as(who.manager, enableUser, { userId: id })
  expect(await isDisabled(id)).toBe(false)
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.disabled', 'account.enabled'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const { id } = await ended('142018')
  await office.expectRefused(office.as(who.kawasaki, enableUser, { userId: id }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, enableUser, { userId: id }), 'forbidden')
  expect(await isDisabled(id)).toBe(true)
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.manager, enableUser, {}), 'userId', 'missing', ['audit_entry'])
})
