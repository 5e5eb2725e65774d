import { afterAll, beforeAll, expect, test } from 'vitest'
import { editOrganization } from '#features/organizations/commands/edit-organization.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const rowOf = async (code: string) =>
  (
    await office.rows<{ id: string; name: string; kana: string; revision: number; search_key: string }>(
      'SELECT id, name, kana, revision, search_key FROM organization WHERE code = $1',
      [code],
    )
  )[0] ?? { id: '', name: '', kana: '', revision: 0, search_key: '' }

test('a manager corrects name and reading of an organization below, with both texts in the trail', async () => {
  const { id, name, kana, revision } = await rowOf('143219')
  const after = { name: '寒川町役場', kana: 'さむかわまちやくば' }
  await office.as(who.manager, editOrganization, { organizationId: id, revision, ...after })
  expect(await rowOf('143219')).toMatchObject({ ...after, revision: revision + 1 })
  expect((await rowOf('143219')).search_key).toContain('寒川町役場 さむかわまちやくば 143219')
  const [entry] = await office.rows('SELECT event, before, after FROM audit_entry WHERE object_id = $1', [id])
  expect(entry).toEqual({ event: 'organization.edited', before: { name, kana }, after })
})

test('whoever was slower gets both texts and writes nothing', async () => {
  const { id, revision, name, kana } = await rowOf('143413')
  await office.as(who.manager, editOrganization, { organizationId: id, revision, name: '大磯町（新）', kana })
  const late = office.as(who.administrator, editOrganization, { organizationId: id, revision, name: '大磯', kana })
  await expect(late).rejects.toMatchObject({
    code: 'stale',
    detail: { current: { name: '大磯町（新）', kana }, sent: { name: '大磯', kana } },
  })
  expect(name).toBe('大磯町')
  expect(await rowOf('143413')).toMatchObject({ name: '大磯町（新）', revision: revision + 1 })
})

test('strangers find nothing, whoever lies above or has no such role is forbidden', async () => {
  const { id, name, kana } = await rowOf('142018')
  const input = { organizationId: id, name: `${name}！`, kana }
  await office.expectRefused(office.as(who.kawasaki, editOrganization, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, editOrganization, input), 'forbidden')
  const above = { ...input, organizationId: await office.organizationId('140007') }
  await office.expectRefused(office.as(who.yokosuka, editOrganization, above), 'forbidden')
  expect(await rowOf('142018')).toMatchObject({ name })
})

test.each([
  ['no name', { name: '' }, 'name', 'missing'],
  ['katakana', { kana: 'ヨコスカ' }, 'kana', 'kana'],
  ['a code', { code: '142018' }, 'code', 'unknown-field'],
])('%s changes nothing', async (_name, change, field, code) => {
  const { id, name, kana } = await rowOf('142018')
  const input = { organizationId: id, name, kana, ...change }
  await office.expectInvalid(() => office.as(who.manager, editOrganization, input), field, code, ['audit_entry'])
})
