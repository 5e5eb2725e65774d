import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembership } from '#features/accounts/commands/add-membership.ts'
import { switchOrganization } from '#features/accounts/commands/switch-organization.ts'
import { openOffice, type TestOffice } from '../../support/office.ts'
import { makePerson, makeSession } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const withTwo = async () => {
  const person = await makePerson(office)
  const other = await office.organizationId('142018')
  await office.as(null, addMembership, { email: person.email, organizationId: other, role: 'viewer' })
  return { ...person, other, sessionId: await makeSession(office, person.id, person.organizationId) }
}
const actsFor = async (sessionId: string) =>
  (await office.rows<{ organization_id: string }>('SELECT organization_id FROM session WHERE id = $1', [sessionId]))[0]
    ?.organization_id

test('a person with two roles acts for the other organization from now on', async () => {
  const { email, other, sessionId } = await withTwo()
  await office.as(email, switchOrganization, { sessionId, organizationId: other })
  expect(await actsFor(sessionId)).toBe(other)
  expect(await office.eventsOf(sessionId)).toEqual(['account.organization-switched'])
})

test('an organization without a role there, and a session of somebody else, are not found', async () => {
  const { email, organizationId, other, sessionId } = await withTwo()
  const yokohama = await office.organizationId('141003')
  await office.expectRefused(office.as(email, switchOrganization, { sessionId, organizationId: yokohama }), 'not-found')
  const stranger = await withTwo()
  await office.expectRefused(
    office.as(stranger.email, switchOrganization, { sessionId, organizationId: other }),
    'not-found',
  )
  expect(await actsFor(sessionId)).toBe(organizationId)
})

test('an id that is none changes nothing', async () => {
  const { email, sessionId } = await withTwo()
  await office.expectInvalid(
    () => office.as(email, switchOrganization, { sessionId, organizationId: '*' }),
    'organizationId',
    'form',
    ['audit_entry'],
  )
})
