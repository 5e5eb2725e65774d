import { describe, expect, test } from 'vitest'
import { addresseeText, readAddressees } from '#features/notices/addressee.ts'
import { linksOf } from '#features/notices/citations.ts'
import { contactText, readContact } from '#features/notices/contact.ts'
import { mediaTypeOf, safeName } from '#features/notices/file-kind.ts'
import { type IssuerSymbol, proposeIssuers } from '#features/notices/issuer-proposal.ts'
import { issuerSymbols } from '#features/notices/issuer-symbols.ts'
import { letterText } from '#features/notices/letter-text.ts'
import { isDateMismatch, readNumbers } from '#features/notices/notice.ts'

describe('an addressee line', () => {
  test.each([
    ['各保健所設置市衛生主管部（局）長　殿', ['各保健所設置市衛生主管部（局）長'], ['殿']],
    ['各都道府県知事、各地方厚生（支）局長　殿', ['各都道府県知事', '各地方厚生（支）局長'], ['殿', '殿']],
    ['横浜市長 様\n川崎市長 様', ['横浜市長', '川崎市長'], ['様', '様']],
    [
      '各〔都道府県、保健所設置市、特別区〕衛生主管部(局)長 あて',
      ['各〔都道府県、保健所設置市、特別区〕衛生主管部(局)長'],
      ['あて'],
    ],
    ['公益社団法人神奈川県医師会 御中', ['公益社団法人神奈川県医師会'], ['御中']],
    ['神奈川県', ['神奈川県'], [null]],
    ['', [], []],
  ])('%s', (text, names, honorifics) => {
    const read = readAddressees(text)
    expect(read.map((one) => one.name)).toEqual(names)
    expect(read.map((one) => one.honorific)).toEqual(honorifics)
    expect(readAddressees(addresseeText(read))).toEqual(read)
  })
})

describe('a contact line', () => {
  test.each([
    [
      '法人指導グループ 田中 電話(045)210-1111 内線 4871',
      { unit: '法人指導グループ', person: '田中', tel: '045-210-1111', extension: '4871' },
    ],
    ['医療課　045-210-4871', { unit: '医療課', person: null, tel: '045-210-4871', extension: null }],
    [
      '感染症対策係 TEL：03-5253-1111（内線2094） FAX：03-3581-6251 kansen@mhlw.example',
      {
        unit: '感染症対策係',
        tel: '03-5253-1111',
        extension: '2094',
        fax: '03-3581-6251',
        mail: 'kansen@mhlw.example',
      },
    ],
    ['担当 医療指導 第一 係', { unit: '担当 医療指導 第一 係', person: null, tel: null }],
  ])('%s', (text, expected) => {
    const read = readContact(text)
    expect(read).toMatchObject(expected)
    expect(readContact(contactText(read))).toEqual(read)
  })
})

test('a letter becomes the lines of its form', () => {
  expect(
    letterText({
      documentNumbers: ['甲第1号', '乙第2号'],
      issuer: ['甲', '乙'],
      deadline: null,
      contact: null,
      sealOmitted: true,
    }),
  ).toEqual({ documentNumbers: '甲第1号・乙第2号', issuer: '甲\n乙', deadline: '', contact: '', sealOmitted: 'on' })
})

test('the numbers of one joint letter are one link; a citation without number or title is none', () => {
  const links = linksOf([
    { number: '医政発第0331009号', relation: 'refers', jointGroup: 1, title: '題名', issuer: '医政局長' },
    { number: '薬食発第0331020号', relation: 'refers', jointGroup: 1, issuer: '医薬食品局長' },
    { number: '政統発0530第1号', relation: 'amends', date: null },
    { relation: 'forwards', andOthers: true },
  ])
  expect(links).toMatchObject([
    {
      relation: 'refers_to',
      numbers: ['医政発第0331009号', '薬食発第0331020号'],
      title: '題名',
      issuer: '医政局長・医薬食品局長',
    },
    { relation: 'amends', numbers: ['政統発0530第1号'], date: null, dateInferred: false },
  ])
})

describe('what a number says', () => {
  test('a month and day that are not those of the letter', () => {
    const { numbers } = readNumbers(['医政発0129第1号', '医第3156号'])
    expect(numbers.map((number) => isDateMismatch(number, '2021-01-30'))).toEqual([true, false])
    expect(numbers.map((number) => isDateMismatch(number, '2021-01-29'))).toEqual([false, false])
  })

  test('its issuer, within the years of the symbol', () => {
    const symbols: IssuerSymbol[] = [
      { symbol: '医薬発', office: '昔の局長', from: '1997-07', to: '2003-07' },
      { symbol: '医薬発', office: '今の局長', from: '2023-09-01', to: '' },
    ]
    const at = (date: string | null) => proposeIssuers(['医薬発0101第1号'], date, symbols)
    expect([at('2003-07-31'), at('2003-08-01'), at('2024-01-01'), at(null)]).toEqual([
      ['昔の局長'],
      [],
      ['今の局長'],
      ['今の局長'],
    ])
    expect(proposeIssuers(['医第3156号'], '2021-02-26', issuerSymbols())).toEqual([])
    expect(proposeIssuers(['医政発０１２９第１号'], '2021-01-29', issuerSymbols())).toEqual(['厚生労働省医政局長'])
  })
})

describe('files', () => {
  test.each([
    ['a.pdf', '%PDF-1.7', 'application/pdf'],
    ['A.PDF', '%PDF-1.7', 'application/pdf'],
    ['a.zip', 'PK\u0003\u0004', 'application/zip'],
    ['a.pdf', 'PK\u0003\u0004', 'file-kind'],
    ['a.pdf.html', '%PDF-1.7', 'file-kind-unknown'],
    ['pdf', '%PDF-1.7', 'file-kind-unknown'],
  ])('%s beginning with %s is %s', (name, head, expected) => {
    expect(Object.values(mediaTypeOf(name, Buffer.from(head)))).toEqual([expected])
  })

  test.each([
    ['../../etc/x.pdf', 'x.pdf'],
    ['C:\\temp\\資料.pdf', '資料.pdf'],
    ['資料\u202efdp.exe.pdf', '資料fdp.exe.pdf'],
    ['..', null],
    ['\u0000', null],
  ])('the name %j becomes %j', (name, expected) => expect(safeName(name)).toBe(expected))
})
