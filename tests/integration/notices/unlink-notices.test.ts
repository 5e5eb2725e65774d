import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkNotices } from '#features/notices/commands/link-notices.ts'
import { unlinkNotices } from '#features/notices/commands/unlink-notices.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function linked() {
  const { noticeId } = await office.publish()
  const { id } = await office.as(who.staff, linkNotices, { fromId: noticeId, relation: 'refers_to', title: '題名' })
  return { noticeId, linkId: id }
}

test('a wrong link is taken back and the trail says what it was', async () => {
  const one = await linked()
  await office.as(who.staff, unlinkNotices, one)
  expect((await viewAs(office, who.staff, one.noticeId)).links).toEqual([])
  const [entry] = await office.rows(
    `SELECT before, label FROM audit_entry WHERE object_id = $1 AND event = 'notice.unlinked'`,
    [one.noticeId],
  )
  expect(entry).toMatchObject({ label: '題名', before: { relation: 'refers_to' } })
})

test('a stranger finds nothing; a recipient and a viewer may not; a link of another letter is not found', async () => {
  const one = await linked()
  const other = await linked()
  await office.expectRefused(office.as(who.yokohama, unlinkNotices, one), 'not-found')
  for (const email of [who.yokosuka, who.viewer])
    await office.expectRefused(office.as(email, unlinkNotices, one), 'forbidden')
  await office.expectRefused(office.as(who.staff, unlinkNotices, { ...one, linkId: other.linkId }), 'not-found')
})

test('bad input changes nothing', async () => {
  const one = await linked()
  await office.expectInvalid(() => office.as(who.staff, unlinkNotices, { ...one, linkId: '1' }), 'linkId', 'form', [
    'notice_link',
  ])
  expect((await viewAs(office, who.staff, one.noticeId)).links).toHaveLength(1)
})
