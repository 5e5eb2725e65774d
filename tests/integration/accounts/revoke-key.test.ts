import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { revokeKey } from '#features/accounts/commands/revoke-key.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const issued = async (code = '140007') =>
  (await office.as(null, issueKey, { organizationId: await office.organizationId(code), role: 'viewer', name: '試し' }))
    .id
const isRevoked = async (id: string) =>
  (await office.rows('SELECT 1 FROM api_key WHERE id = $1 AND revoked_at IS NOT NULL', [id])).length === 1

test('a key is revoked, and stays so when it is pressed again', async () => {
  const keyId = await issued()
  await office.as(who.manager, revokeKey, { keyId })
  await office.as(who.manager, revokeKey, { keyId })
  expect(await isRevoked(keyId)).toBe(true)
  expect(await office.eventsOf(keyId)).toEqual(['account.key-issued', 'account.key-revoked', 'account.key-revoked'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const keyId = await issued('142018')
  await office.expectRefused(office.as(who.kawasaki, revokeKey, { keyId }), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, revokeKey, { keyId }), 'forbidden')
  expect(await isRevoked(keyId)).toBe(false)
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.manager, revokeKey, { keyId: '' }), 'keyId', 'form', ['audit_entry'])
})
