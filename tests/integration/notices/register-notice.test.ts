import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { bytesOf, pdf, registerSeed, viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

interface Expected extends Record<string, unknown> {
  index: number
  documentNumbers: string[]
  subject: string
  addressee: { name: string; honorific: string; distributive: boolean; resolvesTo?: string[] }[]
}
const file = path.join(import.meta.dirname, 'seed-expected.json')
const expectedLetters = JSON.parse(readFileSync(file, 'utf8')) as Expected[] // our own fixture

describe('the letters of the seed', () => {
  beforeAll(() => registerSeed(office).then(() => undefined))

  test.each(expectedLetters.map((one) => [one.index, one] as const))(
    'letter %i carries all that was read',
    async (_index, expected) => {
      const { index: _i, label: _l, addressee, ...fields } = expected
      const [row] = await office.rows<{ id: string }>('SELECT id FROM notice WHERE subject = $1 AND issued_on = $2', [
        expected.subject,
        expected.date,
      ])
      const notice = await viewAs(office, who.staff, row?.id ?? '')
      expect(notice).toMatchObject({
        ...fields,
        contact: expect.anything(),
        addressees: addressee.map(({ resolvesTo: _r, ...one }) => one),
        contactParts: fields.contact ?? null,
        ...(fields.contact ? {} : { contact: null }),
      })
    },
  )

  test('the citation of the covering letter is a link to the ministry’s letter', async () => {
    const links = await office.rows(
      `SELECT l.relation FROM notice_link l JOIN notice_number f ON f.notice_id = l.from_id JOIN notice_number t ON t.notice_id = l.to_id
       WHERE f.number_key = '医第3156号' AND t.number_key = '医政発0129第1号'`,
    )
    expect(links).toEqual([{ relation: 'forwards' }])
  })
})

describe('registering a letter', () => {
  test('stands in the register and in the trail', async () => {
    const id = await office.register()
    expect(await office.eventsOf(id)).toEqual(['notice.registered'])
  })

  test('plain text and objects say the same', async () => {
    const id = await office.register({
      issuer: '神奈川県健康医療局保健医療部医療課長',
      addressee: '各都道府県知事、各地方厚生（支）局長　殿',
      contact: '法人指導グループ 田中 電話(045)210-1111 内線 4871',
    })
    const letter = await office.stage
      .run(who.staff, registerNotice, sample('医第4901号'))
      .then(() => viewAs(office, who.staff, id))
    expect(letter.addressees).toEqual([
      { name: '各都道府県知事', honorific: '殿', distributive: true },
      { name: '各地方厚生（支）局長', honorific: '殿', distributive: true },
    ])
    expect(letter.contactParts).toEqual({
      unit: '法人指導グループ',
      person: '田中',
      tel: '045-210-1111',
      extension: '4871',
    })
    expect(letter.issuer).toEqual(['神奈川県健康医療局保健医療部医療課長'])
  })

  test('its files come with it, or nothing does', async () => {
    const files = [{ name: '本文.pdf', content: bytesOf(pdf) }]
    const { id } = await office.as(who.staff, registerNotice, { ...sample('医第4902号'), files })
    expect(await office.rows('SELECT name FROM notice_file WHERE notice_id = $1', [id])).toEqual([{ name: '本文.pdf' }])
    await office.expectInvalid(
      () =>
        office.as(who.staff, registerNotice, {
          ...sample('医第4903号'),
          files: [
            { name: '本文.pdf', content: bytesOf(pdf) },
            { name: '別添.pdf', content: bytesOf('<!doctype html>') },
          ],
        }),
      'files.1',
      'file-kind',
      ['notice', 'notice_file', 'file_content'],
    )
  })

  test('a citation that is not registered is a stub, and its registration fills it', async () => {
    const id = await office.register({
      citedDocuments: [{ number: '健感発0215第1号', date: '2021-02-15', relation: 'refers', title: '検査について' }],
    })
    const before = (await viewAs(office, who.staff, id)).links
    expect(before).toMatchObject([{ relation: 'refers_to', noticeId: null, numbers: ['健感発0215第1号'] }])
    const cited = await office.register({
      documentNumbers: ['健感発 0215 第 1 号'],
      date: '2021-02-15',
      issuer: ['厚生労働省健康局結核感染症課長'],
    })
    expect((await viewAs(office, who.staff, id)).links).toMatchObject([{ noticeId: cited }])
  })

  test('a viewer may not, and the refusal is recorded', () =>
    office.expectRefused(office.as(who.viewer, registerNotice, sample('医第4904号')), 'forbidden'))

  test.each([
    [
      'an unknown channel of arrival',
      { arrivals: [{ channel: 'pigeon', on: '2021-03-01', sender: '国' }] },
      'arrivals.0.channel',
      'choice',
    ],
    ['an addressee without a name', { addressee: [{ name: ' ' }] }, 'addressee.0.name', 'missing'],
    ['a link to nothing', { links: [{ relation: 'forwards' }] }, 'links.0.noticeId', 'link-target'],
    ['a letter of nobody', { issuer: [] }, 'issuer', 'missing'],
  ])('%s changes nothing', (_name, change, field, code) =>
    office.expectInvalid(
      () => office.as(who.staff, registerNotice, { ...sample('医第4905号'), ...change }),
      field,
      code,
      ['notice', 'notice_link'],
    ),
  )
})

function sample(number: string) {
  return {
    documentNumbers: [number],
    date: '2021-03-01',
    kind: '依頼',
    subject: '医療安全に関する情報の提供について',
    issuer: ['神奈川県健康医療局保健医療部医療課長'],
  }
}
