import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { endPost } from '#features/organizations/commands/end-post.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const made = async () =>
  (await office.as(null, addPost, { organizationId: await office.organizationId('142018'), name: '企画担当' })).id
const endOf = async (id: string) =>
  (await office.rows<{ valid_to: string | null }>('SELECT valid_to::text FROM post WHERE id = $1', [id]))[0]?.valid_to

test('a desk is closed from today on and stays closed', async () => {
  const postId = await made()
  await office.as(who.manager, endPost, { postId })
  expect(await endOf(postId)).toBe('2021-03-09')
  expect(await office.eventsOf(postId)).toEqual(['organization.post-added', 'organization.post-ended'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const postId = await made()
  await office.expectRefused(office.as(who.kawasaki, endPost, { postId }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, endPost, { postId }), 'forbidden')
  expect(await endOf(postId)).toBeNull()
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.manager, endPost, { postId: 'x' }), 'postId', 'form', ['audit_entry'])
})
