import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganization } from '#features/organizations/commands/create-organization.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

let serial = 0
const hospital = async (change: object = {}, parent = '140007') => {
  serial += 1
  return {
    code: `HOSP-${serial}`,
    name: '茅ヶ崎中央病院',
    kana: 'ちがさきちゅうおうびょういん',
    kind: 'hospital',
    parentId: await office.organizationId(parent),
    ...change,
  }
}

test('a manager registers an institution below the own organization, found by any spelling of its name', async () => {
  const { id } = await office.as(who.manager, createOrganization, await hospital())
  const [row] = await office.rows('SELECT name, prefecture_code, search_key FROM organization WHERE id = $1', [id])
  expect(row).toMatchObject({ prefecture_code: '14', search_key: expect.stringContaining('茅け崎中央病院') })
  expect(await office.eventsOf(id)).toEqual(['organization.created'])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  const yokosuka = await hospital({}, '142018')
  await office.expectRefused(office.as(who.kawasaki, createOrganization, yokosuka), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, createOrganization, yokosuka), 'forbidden')
})

test.each([
  ['a wrong check digit', { code: '142019' }, 'code', 'code-check-digit'],
  ['a public body without a public code', { kind: 'municipality', code: 'TOWN-1' }, 'code', 'code-form'],
  ['a code that is taken', { code: '142018' }, 'code', 'code-taken'],
  ['a reading that is no hiragana', { kana: '茅ヶ崎' }, 'kana', 'kana'],
  ['no name', { name: '　' }, 'name', 'missing'],
  ['a kind that comes with the master', { kind: 'ministry' }, 'kind', 'choice'],
  ['a field that nobody offers', { validTo: '2021-01-01' }, 'validTo', 'unknown-field'],
])('%s is refused at its field', async (_name, change, field, code) => {
  const wrong = await hospital(change)
  await office.expectInvalid(() => office.as(who.manager, createOrganization, wrong), field, code, [
    'organization',
    'audit_entry',
  ])
})
