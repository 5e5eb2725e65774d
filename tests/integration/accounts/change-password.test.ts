import { afterAll, beforeAll, expect, test } from 'vitest'
import { changePassword } from '#features/accounts/commands/change-password.ts'
import { setInitialPassword } from '#features/accounts/commands/set-initial-password.ts'
import { isPassword } from '#features/accounts/password.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { livingSessions, makePerson, makeSession, testPassword } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const fresh = 'aoi-sora-ni-kumo-hitotsu'
const rowOf = async (id: string) =>
  (
    await office.rows<{ password_hash: string; must_change_password: boolean }>(
      'SELECT password_hash, must_change_password FROM user_account WHERE id = $1',
      [id],
    )
  )[0]

test('the old password opens the way to a new one; other sessions end, this one stays', async () => {
  const { id, email } = await makePerson(office)
  const [here] = [await makeSession(office, id), await makeSession(office, id)]
  await office.as(email, changePassword, { currentPassword: testPassword, password: fresh, sessionId: here })
  expect(await isPassword((await rowOf(id))?.password_hash ?? null, fresh)).toBe(true)
  expect(await livingSessions(office, id)).toEqual([here])
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.password-changed'])
})

test('an initial password need not be changed twice', async () => {
  const { id, email } = await makePerson(office)
  const { initialPassword } = await office.as(who.manager, setInitialPassword, { userId: id })
  expect(await rowOf(id)).toMatchObject({ must_change_password: true })
  await office.as(email, changePassword, { currentPassword: initialPassword, password: fresh, passwordRepeat: fresh })
  expect(await rowOf(id)).toMatchObject({ must_change_password: false })
})

test.each([
  ['the wrong old one', { currentPassword: 'chigau-password-desu' }, 'currentPassword', 'password-wrong'],
  ['the same again', { password: testPassword }, 'password', 'password-same'],
  ['one that is short', { password: 'kurz' }, 'password', 'password-short'],
  ['a listed one', { password: 'password-123456' }, 'password', 'password-common'],
  ['two that differ', { passwordRepeat: 'aoi-sora-ni-kumo-futatsu' }, 'passwordRepeat', 'password-repeat'],
])('%s is refused at its field', async (_name, change, field, code) => {
  const { id, email } = await makePerson(office)
  const before = await rowOf(id)
  const input = { currentPassword: testPassword, password: fresh, ...change }
  await office.expectInvalid(() => office.as(email, changePassword, input), field, code, ['audit_entry'])
  expect(await rowOf(id)).toEqual(before)
})

test('nobody but a person has a password', async () => {
  await office.expectRefused(
    office.as(null, changePassword, { currentPassword: testPassword, password: fresh }),
    'not-found',
  )
})
