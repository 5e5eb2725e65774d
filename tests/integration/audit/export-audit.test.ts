import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportAudit } from '#features/audit/commands/export-audit.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('an auditor takes the trail of the own organization with him, and that stands in the trail', async () => {
  const pref = await office.organizationId('140007')
  const { items } = await office.as(who.viewer, exportAudit, { from: '令和3年1月1日', to: 'R3.3.9', event: 'account' })
  expect(items.length).toBeGreaterThan(0)
  expect(new Set(items.map((line) => line.organizationId))).toEqual(new Set([pref]))
  const [entry] = await office.rows(`SELECT organization_id, after FROM audit_entry WHERE event = 'audit.exported'`)
  expect(entry).toEqual({
    organization_id: pref,
    after: { count: items.length, event: 'account', from: '2021-01-01', to: '2021-03-09' },
  })
})

test('a trail of strangers is not found; managers and staff are forbidden', async () => {
  const tokyo = await office.organizationId('130001')
  await office.expectRefused(office.as(who.viewer, exportAudit, { organizationId: tokyo }), 'not-found')
  await office.expectRefused(office.as(who.manager, exportAudit, {}), 'forbidden')
  await office.expectRefused(office.as(who.staff, exportAudit, {}), 'forbidden')
})

test.each([
  ['a day that does not exist', { from: '2021-02-30' }, 'from', 'no-such-day'],
  ['a day outside its era', { to: '令和元年4月30日' }, 'to', 'era-limit'],
  ['an unknown field', { limit: 9 }, 'limit', 'unknown-field'],
])('%s exports nothing', async (_name, input, field, code) => {
  await office.expectInvalid(() => office.as(who.viewer, exportAudit, input), field, code, ['audit_entry'])
})
