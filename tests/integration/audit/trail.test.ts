import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#core/policy/actor.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { type AuditFilter, listAudit } from '#features/audit/queries.ts'
import { contextFor } from '#server/context.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
let pref = ''
let yokosuka = ''

beforeAll(async () => {
  office = await openOffice()
  pref = await office.organizationId('140007')
  yokosuka = await office.organizationId('142018')
  await office.as(who.manager, addPost, { organizationId: pref, name: '記録の試し_窓口%' })
  await office.as(who.manager, addPost, { organizationId: yokosuka, name: '横須賀の窓口' })
})
afterAll(() => office.close())

const actor = (change: Partial<Actor>): Actor => ({
  kind: 'user',
  id: '00000000-0000-4000-8000-000000000001',
  name: '試し',
  organizationId: pref,
  role: 'manager',
  isSystemAdministrator: false,
  isAuditor: false,
  ...change,
})
const list = (filter: Partial<AuditFilter> = {}, change: Partial<Actor> = {}) =>
  contextFor(actor(change), { id: 'test', locale: 'ja', address: null }).read((reader) =>
    listAudit(reader, { limit: 50, ...filter }),
  )
const labels = async (filter: Partial<AuditFilter>, change?: Partial<Actor>) =>
  (await list(filter, change)).items.map((line) => line.label)

test('words find a label, a person and an event; marks of the search language are letters', async () => {
  expect(await labels({ q: '試し_窓口%' })).toEqual(['記録の試し_窓口%'])
  expect(await labels({ q: '試しx窓口' })).toEqual([])
  expect(await labels({ q: 'nichts', qEvents: ['organization.post-added'] })).toEqual(['記録の試し_窓口%'])
  expect(await labels({ actor: '高橋', event: 'organization' })).toEqual(['記録の試し_窓口%'])
})

test('days include the last one and are days of Japan', async () => {
  const on = (from: string, to: string) =>
    labels({ from: calendarDate(from), to: calendarDate(to), event: 'organization' })
  expect(await on('2021-03-09', '2021-03-09')).toEqual(['記録の試し_窓口%'])
  expect(await on('2021-03-10', '2021-03-31')).toEqual([])
  expect(await on('2021-01-01', '2021-03-08')).toEqual([])
})

test('a manager reads his own trail and those below, no other; staff none; an administrator all', async () => {
  expect(await labels({ event: 'organization', organizationId: yokosuka })).toEqual(['横須賀の窓口'])
  await expect(list({ organizationId: pref }, { organizationId: yokosuka })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(
    list({ organizationId: yokosuka }, { organizationId: await office.organizationId('141305') }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(list({}, { role: 'staff' })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await labels({ event: 'organization' }, { role: 'viewer', isAuditor: true })).toEqual(['記録の試し_窓口%'])
  const all = await labels({ event: 'organization' }, { organizationId: null, role: null, isSystemAdministrator: true })
  expect(all).toEqual(expect.arrayContaining(['横須賀の窓口', '記録の試し_窓口%']))
})

test('pages follow each other without gap or repetition, and a made-up cursor is refused', async () => {
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, after: first.next ?? '' })
  const ids = [...first.items, ...second.items].map((line) => line.id)
  expect(new Set(ids).size).toBe(4)
  expect(ids).toEqual(ids.toSorted((a, b) => Number(b - a)))
  await expect(list({ after: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})
