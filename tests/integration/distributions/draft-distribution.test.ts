import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { keepGroup } from '#features/organizations/commands/keep-group.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const tables = ['distribution', 'delivery', 'distribution_enclosure'] as const
const base = async (change: object = {}) => ({ noticeId: await office.register(), ask: 'receipt', ...change })
const to = async (...codes: string[]) =>
  Promise.all(codes.map(async (code) => ({ organizationId: await office.organizationId(code) })))

test('a draft names its recipients with role and route, and leaves distribution.drafted', async () => {
  const [city, other] = await to('142018', '142051')
  const { id } = await office.as(
    who.staff,
    draftDistribution,
    await base({
      recipients: [
        { ...city, channel: 'post' },
        { ...other, role: 'cc' },
      ],
      urgency: 'urgent',
    }),
  )
  const rows = await office.rows(
    'SELECT role, channel, status, owes FROM delivery WHERE distribution_id = $1 ORDER BY role DESC',
    [id],
  )
  expect(rows).toEqual([
    { role: 'to', channel: 'post', status: 'not_notified', owes: null },
    { role: 'cc', channel: 'lgwan', status: 'not_notified', owes: null },
  ])
  expect(await office.eventsOf(id)).toEqual(['distribution.drafted'])
})

test('a group stands for its members', async () => {
  const memberIds = (await to('142018', '142051', '142077')).map((one) => one.organizationId)
  const group = await office.as(who.staff, keepGroup, { name: '湘南の市', memberIds })
  const { id } = await office.as(who.staff, draftDistribution, await base({ recipients: [{ groupId: group.id }] }))
  expect(await office.rows('SELECT 1 FROM delivery WHERE distribution_id = $1', [id])).toHaveLength(3)
})

test('a letter of another register does not exist for a city', async () => {
  const input = await base({ recipients: await to('142018') })
  await office.expectInvalid(
    () => office.as(who.yokohama, draftDistribution, input),
    'noticeId',
    'unknown-notice',
    tables,
  )
})

test('a viewer may not draft', async () => {
  const input = await base()
  await office.expectRefused(office.as(who.viewer, draftDistribution, input), 'forbidden')
})

test.each<[string, { codes?: string[]; [term: string]: unknown }, string, string]>([
  ['the same recipient twice', { codes: ['142018', '142018'] }, 'recipients.1.organizationId', 'recipient-twice'],
  ['oneself', { codes: ['140007'] }, 'recipients.0.organizationId', 'recipient-self'],
  ['an organization out of sight', { codes: ['131016'] }, 'recipients.0.organizationId', 'unknown-organization'],
  ['a due date before the letter', { receiptDueDate: '令和3年2月28日' }, 'receiptDueDate', 'before-issue'],
  ['a due date with nothing asked', { ask: 'none', dueDate: '2021-03-19' }, 'dueDate', 'due-without-ask'],
  ['dissemination before receipt', { receiptDueDate: '2021-03-12', dueDate: '2021-03-11' }, 'dueDate', 'due-order'],
  ['a day that does not exist', { dueDate: '2021-02-30' }, 'dueDate', 'no-such-day'],
  ['control characters', { contact: 'a\u0007' }, 'contact', 'control-characters'],
])('%s is refused at its field and nothing is written', async (_name, { codes = [], ...change }, field, code) => {
  const input = await base({ recipients: await to(...codes), ...change })
  await office.expectInvalid(() => office.as(who.staff, draftDistribution, input), field, code, tables)
})

test('an enclosure that never came to us is refused', async () => {
  const input = await base({ enclosureIds: ['00000000-0000-4000-8000-000000000000'] })
  await office.expectInvalid(
    () => office.as(who.staff, draftDistribution, input),
    'enclosureIds.0',
    'unknown-notice',
    tables,
  )
})
