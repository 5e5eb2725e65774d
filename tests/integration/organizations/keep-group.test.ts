import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepGroup } from '#features/organizations/commands/keep-group.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const ids = (...codes: string[]) => Promise.all(codes.map((code) => office.organizationId(code)))
const membersOf = async (groupId: string) =>
  (
    await office.rows<{ code: string }>(
      'SELECT o.code FROM group_member m JOIN organization o ON o.id = m.organization_id WHERE m.group_id = $1 ORDER BY o.code',
      [groupId],
    )
  ).map((row) => row.code)

test('staff make a group and replace its members as a whole', async () => {
  const { id } = await office.as(who.staff, keepGroup, { name: '政令市', memberIds: await ids('141003', '141305') })
  expect(await membersOf(id)).toEqual(['141003', '141305'])
  await office.as(who.staff, keepGroup, {
    groupId: id,
    revision: 1,
    name: '政令指定都市',
    memberIds: await ids('141500'),
  })
  expect(await membersOf(id)).toEqual(['141500'])
  expect(await office.eventsOf(id)).toEqual(['organization.group-kept', 'organization.group-kept'])
})

test('whoever saw an older list overwrites nothing', async () => {
  const { id } = await office.as(who.staff, keepGroup, { name: '同時', memberIds: await ids('141003') })
  await office.as(who.manager, keepGroup, { groupId: id, revision: 1, name: '同時', memberIds: await ids('141305') })
  const late = { groupId: id, revision: 1, name: '同時', memberIds: await ids('141500') }
  await expect(office.as(who.staff, keepGroup, late)).rejects.toMatchObject({
    code: 'stale',
    detail: { current: { name: '同時', members: '川崎市' } },
  })
  expect(await membersOf(id)).toEqual(['141305'])
})

test('a group of another organization is not found; viewers are forbidden', async () => {
  const { id } = await office.as(who.staff, keepGroup, { name: '県の組', memberIds: await ids('141003') })
  const change = { groupId: id, name: '横取り', memberIds: await ids('142018') }
  await office.expectRefused(office.as(who.yokosuka, keepGroup, change), 'not-found')
  await office.expectRefused(office.as(who.viewer, keepGroup, change), 'forbidden')
  expect(await membersOf(id)).toEqual(['141003'])
})

test('nobody, somebody not to be seen, and a name that is used are refused', async () => {
  const tables = ['organization_group', 'group_member', 'audit_entry']
  const keep = (email: string, input: object) => () => office.as(email, keepGroup, input)
  await office.expectInvalid(keep(who.staff, { name: '空', memberIds: [] }), 'memberIds', 'missing', tables)
  const [kawasaki] = await ids('141305')
  await office.expectInvalid(
    keep(who.yokosuka, { name: '隣の市', memberIds: [kawasaki] }),
    'memberIds.0',
    'unknown-organization',
    tables,
  )
  await office.as(who.staff, keepGroup, { name: '重なり', memberIds: [kawasaki] })
  await office.expectInvalid(keep(who.staff, { name: '重なり', memberIds: [kawasaki] }), 'name', 'name-taken', tables)
})
