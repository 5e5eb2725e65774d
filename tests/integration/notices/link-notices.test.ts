import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkNotices } from '#features/notices/commands/link-notices.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { registerSeed, viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const link = (fromId: string, change: object, email: string = who.staff) =>
  office.as(email, linkNotices, { fromId, relation: 'amends', ...change })

test('a link to a registered letter is seen from both sides', async () => {
  const [from, to] = [await office.register(), await office.register()]
  await link(from, { noticeId: to })
  expect((await viewAs(office, who.staff, from)).links).toMatchObject([
    { noticeId: to, isOutgoing: true, relation: 'amends' },
  ])
  expect((await viewAs(office, who.staff, to)).links).toMatchObject([{ noticeId: from, isOutgoing: false }])
  expect(await office.eventsOf(from)).toContain('notice.linked')
})

test('a letter that is not registered is a stub; one that is registered under that number and day is found', async () => {
  const from = await office.register()
  await registerSeed(office)
  await link(from, { numbers: ['薬生発0101第1号'], date: '2020-01-01', title: '未登録の通知' })
  await link(from, { relation: 'refers_to', numbers: ['医政発０１２９第１号'], date: '令和3年1月29日' })
  const { links } = await viewAs(office, who.staff, from)
  expect(links.map((one) => one.noticeId === null)).toEqual([true, false])
})

test('a city may link to a letter that came to it', async () => {
  const { noticeId } = await office.publish()
  const mine = await office.as(
    who.yokosuka,
    (await import('#features/notices/commands/register-notice.ts')).registerNotice,
    {
      documentNumbers: ['横健第1号'],
      date: '2021-03-02',
      kind: '依頼',
      subject: '市内医療機関への周知について',
      issuer: ['横須賀市保健所長'],
    },
  )
  await link(mine.id, { relation: 'forwards', noticeId }, who.yokosuka)
  expect((await viewAs(office, who.yokosuka, mine.id)).links).toMatchObject([{ noticeId }])
})

test('a stranger finds nothing; a recipient and a viewer may not', async () => {
  const { noticeId } = await office.publish()
  const stub = { title: '題名' }
  await office.expectRefused(link(noticeId, stub, who.yokohama), 'not-found')
  await office.expectRefused(link(noticeId, stub, who.yokosuka), 'forbidden')
  await office.expectRefused(link(noticeId, stub, who.viewer), 'forbidden')
})

test('a letter to itself, to nothing, to what one may not see, or twice: nothing is written', async () => {
  const from = await office.register()
  const hidden = await office.rows<{ id: string }>('SELECT gen_random_uuid() AS id')
  for (const [change, code] of [
    [{ noticeId: from }, 'link-self'],
    [{}, 'link-target'],
    [{ noticeId: hidden[0]?.id }, 'unknown-notice'],
  ] as const)
    await office.expectInvalid(() => link(from, change), 'noticeId', code, ['notice_link'])
  const to = await office.register()
  await link(from, { noticeId: to })
  await expect(link(from, { noticeId: to })).rejects.toMatchObject({ code: 'conflict' })
})
