import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportOutstanding } from '#features/reports/commands/export-outstanding.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const lastExport = async () =>
  (
    await office.rows<{ after: { lines: number; olderThan: number | null } }>(
      `SELECT after FROM audit_entry WHERE event = 'outstanding.exported' ORDER BY id DESC LIMIT 1`,
    )
  )[0]?.after

test('an export of what is outstanding leaves its filter and its length in the trail', async () => {
  await office.publish()
  const { filter } = await office.as(who.manager, exportOutstanding, { format: 'csv', olderThan: 5 })
  expect(filter).toMatchObject({ show: 'all', sinceUpTo: '2021-03-01' })
  const old = await lastExport()
  expect(old).toMatchObject({ olderThan: 5 })
  await office.as(who.manager, exportOutstanding, { format: 'csv' })
  const all = await lastExport()
  expect(all?.lines).toBe((old?.lines ?? 0) + 2)
})

test('someone without an organization has nothing to export', async () => {
  await office.expectRefused(office.as(null, exportOutstanding, { format: 'csv' }), 'not-found')
})

test('an unknown filter is refused and leaves no trace of an export', async () => {
  await office.expectInvalid(
    () => office.as(who.manager, exportOutstanding, { format: 'csv', show: 'slowest' }),
    'show',
    'choice',
    ['audit_entry'],
  )
})
