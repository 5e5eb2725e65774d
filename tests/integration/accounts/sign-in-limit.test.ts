import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '#core/policy/actor.ts'
import { forgetSignInTries, signInLimits, takeSignInTry } from '#features/accounts/sign-in-limit.ts'
import { contextFor } from '#server/context.ts'
import { openOffice, type TestOffice } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const context = (address: string | null = null) => contextFor(anonymous, { id: 'limit', locale: 'ja', address })
const take = (email: string, address: string | null = null) =>
  context(address).write((reader) => takeSignInTry(reader, email))
const limitEvents = async () => (await office.rows(`SELECT 1 FROM audit_entry WHERE event = 'refused.too-many'`)).length

test('the eleventh try for an account waits, and the trail says so once', async () => {
  const before = await limitEvents()
  for (let n = 0; n < signInLimits.account; n += 1) expect(await take('limit@pref.example')).toBeNull()
  const wait = await take('limit@pref.example')
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(signInLimits.minutes * 60)
  await take('limit@pref.example')
  expect(await limitEvents()).toBe(before + 1)
})

test('other spellings of the address are the same account, another account is not held up', async () => {
  expect(await take('LIMIT@pref.example ')).toBeGreaterThan(0)
  expect(await take('somebody-else@pref.example')).toBeNull()
})

test('the right password lets the account start anew', async () => {
  await context().write((reader) => forgetSignInTries(reader, 'limit@pref.example'))
  expect(await take('limit@pref.example')).toBeNull()
})

test('after the window the tries count from one again', async () => {
  for (let n = 0; n <= signInLimits.account; n += 1) await take('window@pref.example')
  await office.rows(`UPDATE rate_limit SET ends_at = now() - interval '1 second'`)
  expect(await take('window@pref.example')).toBeNull()
})

test('many accounts from one address are slowed, a success gives its try back', async () => {
  for (let n = 0; n < signInLimits.address; n += 1) await take(`many-${n}@pref.example`, '192.0.2.1')
  expect(await take('one-more@pref.example', '192.0.2.1')).toBeGreaterThan(0)
  await context('192.0.2.1').write((reader) => forgetSignInTries(reader, 'many-1@pref.example'))
  await context('192.0.2.1').write((reader) => forgetSignInTries(reader, 'many-2@pref.example'))
  expect(await take('yet-another@pref.example', '192.0.2.1')).toBeNull()
})

test('tries at the same moment are all counted', async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, () => take('at-once@pref.example')))
  expect(waits.filter((wait) => wait === null)).toHaveLength(signInLimits.account)
})
