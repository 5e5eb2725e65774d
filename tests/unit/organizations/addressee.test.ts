import { describe, expect, test } from 'vitest'
import { type DatedOrganization, resolveAddressee } from '#features/organizations/addressee.ts'
import { masterRows } from '../../../prisma/master/load.ts'

const organizations: DatedOrganization[] = masterRows().map((row) => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  parentCode: row.parent_code || null,
  validFrom: row.valid_from || null,
  validTo: row.valid_to || null,
}))
const resolve = (text: string, from = '140007', date = '2021-02-26') =>
  resolveAddressee(text, { from, date, organizations })
const names = (text: string, from?: string, date?: string) =>
  resolve(text, from, date).recipients.map((one) => one.name)
const count = (text: string, from = 'MHLW', date = '2021-01-29') => ({
  recipients: resolve(text, from, date).recipients.length,
  unresolved: resolve(text, from, date).unresolved,
})

describe('the letters of the sample world', () => {
  test('the prefecture means its six cities with a health centre', () => {
    expect(resolve('各保健所設置市衛生主管部（局）長 殿')).toEqual({
      recipients: [
        ['141003', '横浜市'],
        ['141305', '川崎市'],
        ['141500', '相模原市'],
        ['142018', '横須賀市'],
        ['142051', '藤沢市'],
        ['142077', '茅ヶ崎市'],
      ].map(([code, name]) => ({ code, name })),
      unresolved: [],
    })
  })
  test('茅ヶ崎市 became one of them on 2017-04-01', () => {
    expect(names('各保健所設置市衛生主管部(局)長', '140007', '2017-04-01')).toContain('茅ヶ崎市')
    expect(names('各保健所設置市衛生主管部(局)長', '140007', '2017-03-31')).toEqual([
      '横浜市',
      '川崎市',
      '相模原市',
      '横須賀市',
      '藤沢市',
    ])
  })
  test('the ministry means 47 governors and 8 bureaus', () => {
    expect(count('各都道府県知事 殿')).toEqual({ recipients: 47, unresolved: [] })
    expect(count('各地方厚生（支）局長 殿')).toEqual({ recipients: 8, unresolved: [] })
    expect(count('各\n〔 都 道 府 県 知 事\n地方厚生（支）局長 〕 殿')).toEqual({ recipients: 55, unresolved: [] })
    expect(count('各\n〔各都道府県衛生主管部(局)長\n地方厚生(支)局医事課長〕\n殿')).toEqual({
      recipients: 55,
      unresolved: [],
    })
  })
})

describe('other shapes', () => {
  test.each([
    ['各［都道府県\n保健所設置市　衛生主管部（局）長 殿\n特別区］', 157],
    ['都 道 府 県 知 事\n各　保健所設置市長　殿\n特 別 区 長', 157],
    ['各都道府県・各指定都市 障害保健福祉主管部(局) 御中\n中核市', 47 + 20 + 62],
    ['(各都道府県知事・各保健所設置市長・各特別区長あて厚生労働省健康局長通知)', 157],
    ['各都道府県衛生主管\n部（局）長　殿', 47],
    ['各都道府県知事及び各指定都市市長 様', 67],
    ['各中核市市長\n各特別区区長', 85],
  ])('%s', (text, recipients) => expect(count(text)).toEqual({ recipients, unresolved: [] }))

  test('short names before 各 take their kind from the word behind it', () => {
    expect(names('神奈川・京都・大阪各県知事・横浜・京都・神戸各市長あて', 'MHLW')).toEqual([
      '神奈川県',
      '京都府',
      '大阪府',
      '横浜市',
      '京都市',
      '神戸市',
    ])
  })
  test('single names, in any spelling', () => {
    expect(names('茅ケ崎市長 殿')).toEqual(['茅ヶ崎市'])
    expect(names('茅が崎市保健所設置主管課長　様')).toEqual(['茅ヶ崎市'])
    expect(names('公益社団法人 神奈川県医師会長 殿')).toEqual(['公益社団法人神奈川県医師会'])
    expect(names('（一社）神奈川県精神科病院協会 御中')).toEqual(['一般社団法人神奈川県精神科病院協会'])
    expect(names('神奈川県健康医療局保健医療部医療課長 殿', 'MHLW')).toEqual(['神奈川県'])
  })
  test('exceptions are left out, additions come in', () => {
    expect(names('各市町村長（特別区を含む。） 殿')).toHaveLength(33)
    expect(names('各市町村（特別区を含む。）長 殿')).toHaveLength(33)
    expect(names('各市町村長（保健所設置市を除く。）殿')).toHaveLength(27)
    expect(names('各市町村長 殿', '140007', '2010-01-01')).toHaveLength(33)
    expect(names('管内市町村（特別区を含む。）')).toHaveLength(33)
    expect(names('県内各市町村衛生主管課長 様')).toHaveLength(33)
    expect(names('管内の保健所設置市長 殿')).toHaveLength(6)
  })
})

describe('what is not known is said', () => {
  test.each(['関係団体の長', '都道府県医師会長', '各県警察本部長', '神奈川県薬剤師会会長', '貴職', '全国知事会会長'])(
    '%s',
    (text) => {
      expect(resolve(`${text} 殿`, 'MHLW')).toEqual({ recipients: [], unresolved: [text.replace(/^各/, '')] })
    },
  )
  test('municipalities that the master does not hold in full', () =>
    expect(resolve('各市町村長 殿', 'MHLW')).toEqual({ recipients: [], unresolved: ['市町村長'] }))
  test('a class that lies nowhere below the sender', () =>
    expect(resolve('各都道府県知事 殿')).toEqual({ recipients: [], unresolved: ['都道府県知事'] }))
  test('the known part is resolved beside the unknown one', () =>
    expect(resolve('横浜市長・某協会会長 殿')).toEqual({
      recipients: [{ code: '141003', name: '横浜市' }],
      unresolved: ['某協会会長'],
    }))
  test('nothing at all', () => expect(resolve(' \n殿')).toEqual({ recipients: [], unresolved: [] }))
  test('an unknown sender is refused', () =>
    expect(() => resolve('各都道府県知事', '999999')).toThrow(expect.objectContaining({ code: 'invalid' })))
})
