import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordArrival } from '#features/notices/commands/record-arrival.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { draftWithFile, viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const arrive = (noticeId: string, change: object = {}, email: string = who.staff) =>
  office.as(email, recordArrival, { noticeId, channel: 'post', on: 'R3.3.4', sender: '神奈川県病院協会', ...change })

test('the same letter comes by a second route, also after it was forwarded', async () => {
  const { noticeId } = await office.publish()
  await arrive(noticeId, { note: '写しを確認' })
  expect((await viewAs(office, who.staff, noticeId)).arrivals).toMatchObject([
    { on: '2021-03-04', channel: 'post', sender: '神奈川県病院協会', note: '写しを確認' },
  ])
  expect(await office.eventsOf(noticeId)).toContain('notice.arrived')
})

test('a digest that is a file of the letter names its version', async () => {
  const { noticeId } = await draftWithFile(office)
  const [file] = (await viewAs(office, who.staff, noticeId)).files
  await arrive(noticeId, { sha256: file?.sha256 })
  await arrive(noticeId, { sha256: '0'.repeat(64) })
  const { arrivals } = await viewAs(office, who.staff, noticeId)
  expect(arrivals.map((one) => one.sameAsVersion)).toEqual([1, null])
})

test('a stranger finds nothing; a recipient and a viewer may not', async () => {
  const { noticeId } = await office.publish()
  await office.expectRefused(arrive(noticeId, {}, who.yokohama), 'not-found')
  await office.expectRefused(arrive(noticeId, {}, who.yokosuka), 'forbidden')
  await office.expectRefused(arrive(noticeId, {}, who.viewer), 'forbidden')
})

test.each([
  ['a day that has not come', { on: '2021-03-10' }, 'on', 'in-future'],
  ['a route that is not in the list', { channel: 'pigeon' }, 'channel', 'choice'],
  ['nobody as the sender', { sender: '' }, 'sender', 'missing'],
  ['a digest that is none', { sha256: 'abc' }, 'sha256', 'form'],
])('%s changes nothing', async (_name, change, field, code) => {
  const id = await office.register()
  await expect(arrive(id, change)).rejects.toMatchObject({
    code: 'invalid',
    fields: [expect.objectContaining({ field, code })],
  })
  expect((await viewAs(office, who.staff, id)).arrivals).toEqual([])
})
