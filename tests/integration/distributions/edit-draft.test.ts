import { afterAll, beforeAll, expect, test } from 'vitest'
import { editDraft } from '#features/distributions/commands/edit-draft.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const codesOf = async (id: string) =>
  (
    await office.rows<{ code: string }>(
      'SELECT o.code FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.distribution_id = $1 ORDER BY 1',
      [id],
    )
  ).map((row) => row.code)

test('terms and recipients are replaced, what is left out stays, and distribution.draft-edited remains', async () => {
  const { distributionId } = await office.draft()
  await office.as(who.staff, editDraft, {
    distributionId,
    revision: 1,
    dueDate: null,
    urgency: 'urgent',
    recipients: [{ organizationId: await office.organizationId('142077'), channel: 'fax' }],
  })
  const [row] = await office.rows(
    'SELECT ask, receipt_due_on::text, due_on, urgency, revision FROM distribution WHERE id = $1',
    [distributionId],
  )
  expect(row).toEqual({
    ask: 'receipt_and_dissemination',
    receipt_due_on: '2021-03-12',
    due_on: null,
    urgency: 'urgent',
    revision: 2,
  })
  expect(await codesOf(distributionId)).toEqual(['142077'])
  expect(await office.eventsOf(distributionId)).toEqual(['distribution.drafted', 'distribution.draft-edited'])
})

test('who looked at an older revision gets both texts back and overwrites nothing', async () => {
  const { distributionId } = await office.draft()
  await office.as(who.manager, editDraft, { distributionId, revision: 1, contact: '内線 4871' })
  await expect(
    office.as(who.staff, editDraft, { distributionId, revision: 1, contact: '内線 1234' }),
  ).rejects.toMatchObject({
    code: 'stale',
    detail: { current: { contact: '内線 4871', revision: 2 }, sent: { contact: '内線 1234' } },
  })
  const [row] = await office.rows('SELECT contact FROM distribution WHERE id = $1', [distributionId])
  expect(row).toEqual({ contact: '内線 4871' })
})

test('of two colleagues who save at once one is told', async () => {
  const { distributionId } = await office.draft()
  const saved = await Promise.allSettled(
    ['あ', 'い'].map((contact) => office.as(who.staff, editDraft, { distributionId, revision: 1, contact })),
  )
  expect(saved.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a draft does not exist for a stranger, a recipient or a viewer', async () => {
  const { distributionId } = await office.draft()
  for (const email of [who.yokohama, who.yokosuka, who.viewer])
    await office.expectRefused(office.as(email, editDraft, { distributionId, urgency: 'urgent' }), 'not-found')
})

test('what was published is not edited', async () => {
  const { distributionId } = await office.draft()
  await office.as(who.staff, publishDistribution, { distributionId })
  await expect(office.as(who.staff, editDraft, { distributionId, urgency: 'urgent' })).rejects.toMatchObject({
    code: 'not-now',
  })
})

test('a due date before the letter changes nothing', async () => {
  const { distributionId } = await office.draft()
  await expect(office.as(who.staff, editDraft, { distributionId, dueDate: '2021-02-01' })).rejects.toMatchObject({
    code: 'invalid',
    fields: [{ field: 'dueDate' }, { field: 'dueDate' }],
  })
  const [row] = await office.rows('SELECT revision FROM distribution WHERE id = $1', [distributionId])
  expect(row).toEqual({ revision: 1 })
})
