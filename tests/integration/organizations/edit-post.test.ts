import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { editPost } from '#features/organizations/commands/edit-post.ts'
import { endPost } from '#features/organizations/commands/end-post.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const made = async (code = '142018') =>
  (
    await office.as(null, addPost, {
      organizationId: await office.organizationId(code),
      name: '企画担当',
      fax: '046-000-0001',
    })
  ).id
const nameOf = async (id: string) =>
  (await office.rows<{ name: string; revision: number }>('SELECT name, revision FROM post WHERE id = $1', [id]))[0]

test('a desk gets another name and telephone; an empty field takes its value away', async () => {
  const postId = await made()
  await office.as(who.manager, editPost, { postId, revision: 1, name: '医療担当', telephone: '046-000-0140', fax: '' })
  expect(await nameOf(postId)).toEqual({ name: '医療担当', revision: 2 })
  const [entry] = await office.rows('SELECT before, after FROM audit_entry WHERE event = $1 AND object_id = $2', [
    'organization.post-edited',
    postId,
  ])
  expect(entry).toEqual({
    before: { name: '企画担当', email: null, telephone: null, fax: '046-000-0001' },
    after: { name: '医療担当', email: null, telephone: '046-000-0140', fax: null },
  })
  await expect(office.as(who.manager, editPost, { postId, revision: 1, name: '遅い変更' })).rejects.toMatchObject({
    code: 'stale',
    detail: { current: { name: '医療担当' }, sent: { name: '遅い変更' } },
  })
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const postId = await made()
  await office.expectRefused(office.as(who.kawasaki, editPost, { postId, name: 'x' }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, editPost, { postId, name: 'x' }), 'forbidden')
  expect(await nameOf(postId)).toEqual({ name: '企画担当', revision: 1 })
})

test('a closed desk and bad input change nothing', async () => {
  const postId = await made()
  await office.expectInvalid(() => office.as(who.manager, editPost, { postId, name: '' }), 'name', 'missing', [
    'audit_entry',
  ])
  await office.as(who.manager, endPost, { postId })
  await expect(office.as(who.manager, editPost, { postId, name: '医療担当' })).rejects.toMatchObject({
    code: 'not-now',
  })
  expect(await nameOf(postId)).toMatchObject({ name: '企画担当' })
})
