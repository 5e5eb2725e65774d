import { afterAll, beforeAll, expect, test } from 'vitest'
import { discardReading } from '#features/readings/commands/discard-reading.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { accept, letterText, receiveText, viewOf } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const discard = (readingId: string, email: string = who.staff) => office.as(email, discardReading, { readingId })

test('what was put aside stays with its files and its name, and is not registered', async () => {
  const { id } = await receiveText(office, letterText({ number: '健福第701号' }))
  await discard(id)
  const reading = await viewOf(office, id)
  expect(reading).toMatchObject({ state: 'discarded', discardedByName: '佐藤', files: [{ problem: null }] })
  expect(reading.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  await expect(accept(office, id)).rejects.toMatchObject({ code: 'not-now', fields: [{ code: 'reading-discarded' }] })
  await expect(discard(id)).rejects.toMatchObject({ code: 'not-now' })
  expect(await office.eventsOf(id)).toEqual(['reading.received', 'reading.discarded'])
})

test('what is registered cannot be put aside', async () => {
  const { id } = await receiveText(office, letterText({ number: '健福第702号' }))
  await accept(office, id)
  await expect(discard(id)).rejects.toMatchObject({ code: 'not-now', fields: [{ code: 'reading-accepted' }] })
})

test('a stranger and a viewer find nothing; a wrong id changes nothing', async () => {
  const { id } = await receiveText(office, letterText({ number: '健福第703号' }))
  await office.expectRefused(discard(id, who.yokohama), 'not-found')
  await office.expectRefused(discard(id, who.viewer), 'not-found')
  await office.expectInvalid(() => discard('x'), 'readingId', 'form', ['reading'])
  expect((await viewOf(office, id)).state).toBe('proposed')
})
