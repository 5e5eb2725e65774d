import { afterAll, beforeAll, expect, test } from 'vitest'
import { addVersion } from '#features/notices/commands/add-version.ts'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { bytesOf, pdf, viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const correct = (noticeId: string, change: object = {}, email: string = who.staff) =>
  office.as(email, addVersion, { noticeId, reason: '別添の誤りの訂正', ...change })

test('a new version keeps the number, takes later files, and shows who was sent the old one', async () => {
  const { noticeId, deliveryOf } = await office.publish()
  const file = { name: '差替え.pdf', content: bytesOf(pdf) }
  await expect(office.as(who.staff, attachFiles, { noticeId, files: [file] })).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'file-needs-version' }],
  })
  expect(await correct(noticeId, { subject: '訂正後の件名' })).toMatchObject({ version: 2 })
  await office.as(who.staff, attachFiles, { noticeId, files: [file] })
  const notice = await viewAs(office, who.staff, noticeId)
  expect(notice.files).toMatchObject([{ version: 2, name: '差替え.pdf' }])
  expect(notice.versions).toMatchObject([
    { version: 2, subject: '訂正後の件名', reason: '別添の誤りの訂正', createdByName: '佐藤', holders: { count: 0 } },
    { version: 1, holders: { count: 2, names: ['横須賀市', '藤沢市'] } },
  ])
  const [line] = await office.rows('SELECT version FROM delivery WHERE id = $1', [await deliveryOf('142018')])
  expect(line).toEqual({ version: 1 })
  expect(await office.eventsOf(noticeId)).toContain('notice.version-added')
})

test('a draft needs no version: it is edited', async () => {
  await expect(correct(await office.register())).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'version-of-draft' }],
  })
})

test('a stranger finds nothing; a recipient and a viewer may not', async () => {
  const { noticeId } = await office.publish()
  await office.expectRefused(correct(noticeId, {}, who.yokohama), 'not-found')
  await office.expectRefused(correct(noticeId, {}, who.yokosuka), 'forbidden')
  await office.expectRefused(correct(noticeId, {}, who.viewer), 'forbidden')
})

test('a version without its reason changes nothing', async () => {
  const { noticeId } = await office.publish()
  await office.expectInvalid(() => correct(noticeId, { reason: ' ' }), 'reason', 'missing', ['notice_version'])
})
