import { afterAll, beforeAll, expect, test } from 'vitest'
import { discardReading } from '#features/readings/commands/discard-reading.ts'
import { proposeLetters } from '#features/readings/commands/propose-letters.ts'
import { readLetters } from '#features/readings/commands/read-letters.ts'
import { receiveLetters } from '#features/readings/intake.ts'
import { noteProgress } from '#features/readings/keeping.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { accept, fileOf, letterText, pdfOf, seedText, viewOf } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** A reading whose pages are still being read. */
async function unfinished(): Promise<string> {
  const file = { ...fileOf('scan.txt', letterText({ number: '健福第601号' })), sizeBytes: 500, isKept: true }
  return (await office.as(who.staff, readLetters, { files: [file], proposal: null })).id
}
const end = (readingId: string, email: string = who.staff, change: object = {}) =>
  office.as(email, proposeLetters, { readingId, readings: [], proposal: { documents: [] }, ...change })

test('a reading that takes long is answered at once and ends behind the answer', async () => {
  const held: Promise<unknown>[] = []
  const { id } = await receiveLetters(
    await office.contextOf(who.staff),
    [fileOf('long.pdf', await pdfOf(seedText)), fileOf('empty.pdf', '')],
    { ms: 0, hold: (until) => held.push(until) },
  )
  expect(held).toHaveLength(1)
  await Promise.all(held)
  const reading = await viewOf(office, id)
  expect(reading.state).toBe('proposed')
  expect(reading.documents).toHaveLength(3)
  expect(reading.files).toMatchObject([{ pages: 3, pagesRead: 3 }, { problem: { code: 'file-empty' } }])
  expect(await office.eventsOf(id)).toEqual(['reading.received', 'reading.proposed'])
})

test('until then it shows how far it is and cannot be accepted', async () => {
  const id = await unfinished()
  const context = await office.contextOf(who.staff)
  await context.write((reader) =>
    noteProgress(reader, id, { file: 0, name: 'scan.txt', page: 3, pages: 9, step: 'ocr' }),
  )
  expect(await viewOf(office, id)).toMatchObject({
    state: 'reading',
    isInterrupted: false,
    files: [{ pages: 9, pagesRead: 3 }],
    documents: [],
  })
  await expect(accept(office, id)).rejects.toMatchObject({ code: 'not-now', fields: [{ code: 'reading-unfinished' }] })
  await office.rows("UPDATE reading SET progressed_at = now() - interval '1 hour' WHERE id = $1", [id])
  expect((await viewOf(office, id)).isInterrupted).toBe(true)
})

test('what was discarded meanwhile, or has ended, takes no proposal', async () => {
  const id = await unfinished()
  await office.as(who.staff, discardReading, { readingId: id })
  await expect(end(id)).rejects.toMatchObject({ code: 'not-now', fields: [{ code: 'reading-discarded' }] })
  const other = await unfinished()
  await end(other)
  await expect(end(other)).rejects.toMatchObject({ code: 'not-now', fields: [{ code: 'reading-finished' }] })
})

test('a stranger and a viewer find nothing; a proposal of another form changes nothing', async () => {
  const id = await unfinished()
  await office.expectRefused(end(id, who.yokohama), 'not-found')
  await office.expectRefused(end(id, who.viewer), 'not-found')
  const documents = [{ index: 1 }]
  await expect(end(id, who.staff, { proposal: { documents } })).rejects.toMatchObject({ code: 'invalid' })
  expect((await viewOf(office, id)).state).toBe('reading')
})
