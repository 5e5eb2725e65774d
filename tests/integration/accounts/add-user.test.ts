import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const person = async (change: object = {}) => ({
  email: `neu${Math.random().toString(36).slice(2)}@pref.example`,
  name: '新任 太郎',
  role: 'staff',
  organizationId: await office.organizationId('140007'),
  ...change,
})
const rowOf = async (id: string) =>
  (await office.rows('SELECT name, must_change_password, password_hash FROM user_account WHERE id = $1', [id]))[0]

test('a manager registers a person; the initial password is returned once and has to be changed', async () => {
  const { id, initialPassword } = await office.as(who.manager, addUser, await person())
  expect(initialPassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
  expect(await rowOf(id)).toMatchObject({ name: '新任 太郎', must_change_password: true })
  expect(JSON.stringify(await rowOf(id))).not.toContain(initialPassword)
  expect(await office.eventsOf(id)).toEqual(['account.added'])
})

test('a password that the manager chose is not returned and has to be changed too', async () => {
  const made = await office.as(who.manager, addUser, await person({ password: 'mado-no-soto-no-kaze-3' }))
  expect(made.initialPassword).toBeNull()
  expect(await rowOf(made.id)).toMatchObject({ must_change_password: true })
})

test('a prefecture registers the first person of a city below it, a city nobody above', async () => {
  const yokohama = await office.organizationId('141003')
  const { id } = await office.as(who.manager, addUser, await person({ organizationId: yokohama, role: 'manager' }))
  expect(await office.eventsOf(id)).toEqual(['account.added'])
  await office.expectRefused(office.as(who.yokohama, addUser, await person()), 'forbidden')
})

test('a stranger finds nothing, staff are forbidden, and only an administrator gives flags', async () => {
  const yokosuka = await office.organizationId('142018')
  await office.expectRefused(office.as(who.kawasaki, addUser, await person({ organizationId: yokosuka })), 'not-found')
  await office.expectRefused(office.as(who.staff, addUser, await person()), 'forbidden')
  const flagged = await person({ isSystemAdministrator: true })
  await office.expectRefused(office.as(who.manager, addUser, flagged), 'forbidden')
  expect(await office.as(who.administrator, addUser, flagged)).toMatchObject({ id: expect.any(String) })
})

test.each([
  ['a mail address twice', { email: 'STAFF@pref.example' }, 'email', 'email-taken'],
  ['no mail address', { email: 'staff at pref' }, 'email', 'email'],
  ['a short password', { password: 'kurz' }, 'password', 'password-short'],
  ['a common password', { password: 'Kanagawa-2021!' }, 'password', 'password-common'],
  [
    'the own name as password',
    { email: 'blumentopf@pref.example', password: 'blumentopf-2021' },
    'password',
    'password-common',
  ],
  ['a role that does not exist', { role: 'owner' }, 'role', 'choice'],
  ['a field that nobody offers', { disabledAt: null }, 'disabledAt', 'unknown-field'],
])('%s is refused at its field', async (_name, change, field, code) => {
  const input = await person(change)
  await office.expectInvalid(() => office.as(who.manager, addUser, input), field, code, ['user_account', 'membership'])
})
