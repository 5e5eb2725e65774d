import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '#core/policy/actor.ts'
import { exportOutstanding } from '#features/reports/commands/export-outstanding.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const lastExport = async () =>
  (
    await office.rows<{ after: { lines: number; olderThan: number | null } }>(
      `SELECT after FROM audit_entry WHERE event = 'delivery.outstanding-exported' ORDER BY id DESC LIMIT 1`,
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

test('the file of a city holds only what is owed to the city', async () => {
  await office.publish()
  await office.as(who.yokosuka, exportOutstanding, { format: 'csv' })
  expect(await lastExport()).toMatchObject({ lines: 0 })
})

test('for someone without an organization there is nothing to export', async () => {
  const nobody = contextFor(anonymous, { id: 'test', locale: 'ja', address: null })
  await office.expectRefused(runCommand(nobody, exportOutstanding, { format: 'csv' }), 'not-found')
})

test('an unknown filter is refused and leaves no trace of an export', async () => {
  await office.expectInvalid(
    () => office.as(who.manager, exportOutstanding, { format: 'csv', show: 'slowest' }),
    'show',
    'choice',
    ['audit_entry'],
  )
})
