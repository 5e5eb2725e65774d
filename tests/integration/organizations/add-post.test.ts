import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const desk = async (code: string, change: object = {}) => ({
  organizationId: await office.organizationId(code),
  name: '保健所 感染症担当',
  email: 'kansen@city.example',
  telephone: '０４６－０００－０１４２',
  ...change,
})

test('a manager adds a desk below; figures are kept in one width', async () => {
  const { id } = await office.as(who.manager, addPost, await desk('142018'))
  expect(await office.rows('SELECT telephone, email, fax FROM post WHERE id = $1', [id])).toEqual([
    { telephone: '046-000-0142', email: 'kansen@city.example', fax: null },
  ])
  expect(await office.eventsOf(id)).toEqual(['organization.post-added'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  await office.expectRefused(office.as(who.kawasaki, addPost, await desk('142018')), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, addPost, await desk('142018')), 'forbidden')
})

test.each([
  ['no name', { name: ' ' }, 'name', 'missing'],
  ['a broken mail address', { email: 'kansen@' }, 'email', 'email'],
  ['a line break in the mail address', { email: 'a@b.example\nBcc: c@d.example' }, 'email', 'control-characters'],
  ['words for a telephone number', { telephone: '代表電話まで' }, 'telephone', 'telephone'],
])('%s is refused at its field', async (_name, change, field, code) => {
  const wrong = await desk('142018', change)
  await office.expectInvalid(() => office.as(who.manager, addPost, wrong), field, code, ['post', 'audit_entry'])
})
