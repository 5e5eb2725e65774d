import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportDeliveries } from '#features/reports/commands/export-deliveries.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('an export of a ledger leaves its trace with format and number of recipients', async () => {
  const { distributionId } = await office.publish()
  await office.as(who.viewer, exportDeliveries, { distributionId, format: 'csv' })
  expect(await office.eventsOf(distributionId)).toContain('distribution.exported')
  const [row] = await office.rows<{ after: object }>(
    `SELECT after FROM audit_entry WHERE object_id = $1 AND event = 'distribution.exported'`,
    [distributionId],
  )
  expect(row?.after).toEqual({ format: 'csv', status: null, recipients: 2 })
})

test('for a stranger the ledger does not exist', async () => {
  const { distributionId } = await office.publish()
  await office.expectRefused(office.as(who.kawasaki, exportDeliveries, { distributionId, format: 'csv' }), 'not-found')
})

test('a recipient sees its own line only and may not export the ledger', async () => {
  const { distributionId } = await office.publish()
  await office.expectRefused(office.as(who.yokosuka, exportDeliveries, { distributionId, format: 'csv' }), 'forbidden')
})

test('an unknown format is refused and leaves no trace of an export', async () => {
  const { distributionId } = await office.publish()
  await office.expectInvalid(
    () => office.as(who.staff, exportDeliveries, { distributionId, format: 'exe' }),
    'format',
    'choice',
    ['audit_entry'],
  )
})
