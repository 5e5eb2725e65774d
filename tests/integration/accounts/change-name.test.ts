import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeName } from '#features/accounts/commands/change-name.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('a person changes the own name, and the trail keeps both', async () => {
  const { id, email } = await makePerson(office)
  await office.as(email, changeName, { name: '結婚 花子' })
  expect(await office.rows('SELECT name FROM user_account WHERE id = $1', [id])).toEqual([{ name: '結婚 花子' }])
  const [entry] = await office.rows('SELECT before, after FROM audit_entry WHERE event = $1 AND object_id = $2', [
    'account.name-changed',
    id,
  ])
  expect(entry).toMatchObject({ after: { name: '結婚 花子' }, before: { name: expect.stringContaining('人物') } })
})

test('the installation has no name to change', async () => {
  await office.expectRefused(office.as(null, changeName, { name: 'x' }), 'not-found')
})

test.each([
  ['no name', { name: '  ' }, 'name', 'missing'],
  ['a control character', { name: '山田\u0007' }, 'name', 'control-characters'],
  ['another person', { name: '山田', userId: '00000000-0000-4000-8000-000000000000' }, 'userId', 'unknown-field'],
])('%s changes nothing', async (_name, input, field, code) => {
  await office.expectInvalid(() => office.as(who.staff, changeName, input), field, code, ['audit_entry'])
})
