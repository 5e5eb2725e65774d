import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const input = async (code = '140007', change: object = {}) => ({
  organizationId: await office.organizationId(code),
  role: 'viewer',
  name: '庁内ポータル',
  ...change,
})

test('a key is returned once; only its digest is kept', async () => {
  const { id, key } = await office.as(who.manager, issueKey, await input())
  expect(key).toMatch(/^shuchi_[A-Za-z0-9_-]{43}$/)
  const [row] = await office.rows('SELECT encode(key_hash, $2) AS hash, name FROM api_key WHERE id = $1', [id, 'hex'])
  expect(row).toMatchObject({ name: '庁内ポータル', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const trail = await office.rows('SELECT * FROM audit_entry WHERE object_id = $1', [id])
  expect(trail).toMatchObject([{ event: 'account.key-issued', label: '庁内ポータル' }])
  expect(JSON.stringify(trail)).not.toContain(key)
})

test('strangers find nothing; staff and managers from above are forbidden', async () => {
  await office.expectRefused(office.as(who.kawasaki, issueKey, await input('142018')), 'not-found')
  await office.expectRefused(office.as(who.staff, issueKey, await input()), 'forbidden')
  await office.expectRefused(office.as(who.manager, issueKey, await input('142018')), 'forbidden')
})

test.each([
  ['no name', { name: '' }, 'name', 'missing'],
  ['a role that does not exist', { role: 'root' }, 'role', 'choice'],
])('%s issues nothing', async (_name, change, field, code) => {
  const wrong = await input('140007', change)
  await office.expectInvalid(() => office.as(who.manager, issueKey, wrong), field, code, ['api_key', 'audit_entry'])
})
