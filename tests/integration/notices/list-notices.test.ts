import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNotices, noticeCount } from '#features/notices/queries.ts'
import { run } from '#server/statement.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { readerAs, registerSeed } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
  await registerSeed(office)
})
afterAll(() => office.close())

async function found(filter: object, email: string = who.staff): Promise<string[]> {
  const context = await readerAs(office, email)
  const page = await context.read((reader) => listNotices(reader, { limit: 50, ...filter }))
  expect(await context.read((reader) => run(reader, noticeCount(reader, { limit: 50, ...filter })))).toBe(
    page.items.length,
  )
  return page.items.map((one) => one.documentNumbers.join('・') || one.kind)
}

test.each(['医政発０１２９第１号', '医政発 0129 第 1 号', '医政発0129第1号', '医政発第0129第1号'])(
  '%s finds exactly its letter',
  async (spelling) => {
    expect(await found({ q: spelling })).toEqual(['医政発0129第1号'])
    expect(await found({ number: spelling })).toEqual(['医政発0129第1号'])
  },
)

test('bare figures, a piece of a number, and pieces of subject and issuer find letters', async () => {
  expect(await found({ q: '3156' })).toEqual(['医第3156号'])
  expect(await found({ q: '医政発' })).toEqual(['医政発0129第1号'])
  expect(await found({ q: 'ｶﾞｲﾄﾞﾗｲﾝ　神奈川' })).toEqual(['医第3156号'])
  expect(await found({ q: 'ガイドライン 存在しない語' })).toEqual([])
})

test('the signs of a pattern mean themselves', async () => {
  const id = await office.register({ subject: '達成率100%_以上について' })
  const [{ number } = { number: '' }] = await office.rows<{ number: string }>(
    'SELECT normalized AS number FROM notice_number WHERE notice_id = $1',
    [id],
  )
  expect(await found({ q: '0%_以' })).toEqual([number])
  expect(await found({ q: '%' })).toEqual([number])
  expect(await found({ q: "'; DROP TABLE notice; --" })).toEqual([])
})

test('filters by kind, fiscal year, issuer and organization', async () => {
  expect(await found({ kind: '事務連絡', fiscalYear: 2020 })).toEqual(['事務連絡'])
  expect(await found({ fiscalYear: 1999 })).toEqual([])
  expect(await found({ issuer: '研究開発振興課' })).toEqual(['事務連絡'])
  expect(await found({ issuer: 'ガイドライン' })).toEqual([])
  const ministry = await office.organizationId('MHLW')
  expect((await found({ organizationId: ministry })).toSorted()).toEqual(['事務連絡', '医政発0129第1号'].toSorted())
  expect(await found({ organizationId: await office.organizationId('141003') })).toEqual([])
})

test('a city finds what came to it, and no draft', async () => {
  const { noticeId } = await office.publish()
  const [row] = await office.rows<{ number: string }>(
    'SELECT normalized AS number FROM notice_number WHERE notice_id = $1',
    [noticeId],
  )
  expect(await found({ q: row?.number }, who.yokosuka)).toEqual([row?.number])
  expect(await found({ q: row?.number }, who.yokohama)).toEqual([])
  expect(await found({ q: '3156' }, who.yokosuka)).toEqual([])
})
