import { afterAll, beforeAll, expect, test } from 'vitest'
import { endSession } from '#features/accounts/commands/end-session.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { livingSessions, makePerson, makeSession } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('a person ends one of the own sessions, the other stays', async () => {
  const { id, email } = await makePerson(office)
  const [one, other] = [await makeSession(office, id), await makeSession(office, id)]
  await office.as(email, endSession, { sessionId: one })
  expect(await livingSessions(office, id)).toEqual([other])
  expect(await office.eventsOf(one)).toEqual(['account.signed-out'])
})

test('a session of anybody else is not found, not even by a manager or an administrator', async () => {
  const { id } = await makePerson(office)
  const sessionId = await makeSession(office, id)
  for (const email of [who.manager, who.administrator, who.kawasaki])
    await office.expectRefused(office.as(email, endSession, { sessionId }), 'not-found')
  expect(await livingSessions(office, id)).toEqual([sessionId])
})

test('an id that is none changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.staff, endSession, { sessionId: 'x' }), 'sessionId', 'form', [
    'audit_entry',
  ])
})
