import { expect, test } from 'vitest'
import { isDoubtful } from '#features/letters/reason.ts'
import { read } from './score.ts'

const letter = (top: string, issuer = '厚生労働省医政局長', text = '標記について通知する。') =>
  `${top}\n各都道府県知事 殿\n${issuer}\n医療提供体制の確保について\n${text}`

/** What a reader doubts, why, and what else it may be. */
const doubts: [string, string, 'documentNumbers' | 'date' | 'issuer' | 'kind', string, object[]][] = [
  [
    'a number whose day is not the date',
    letter('医政発0130第1号\n令和3年1月29日'),
    'date',
    'number-day-differs',
    [{ value: '2021-01-30', reason: 'day-of-number' }],
  ],
  [
    'two dates in the head',
    letter('医第12号\n令和3年1月29日\n令和3年2月1日', '神奈川県健康医療局医療課長'),
    'date',
    'several-dates',
    [{ value: '2021-02-01', reason: 'other-date-printed' }],
  ],
  ['a date without its day', letter('医第12号\n令和3年1月　日', '神奈川県知事'), 'date', 'day-lost', []],
  ['a day after the end of its era', letter('医第12号\n平成31年5月7日', '神奈川県知事'), 'date', 'era-changed', []],
  [
    'a number of no known form',
    letter('医療対第12-3(2)\n令和3年1月29日', '岐阜県知事'),
    'documentNumbers',
    'number-unread',
    [{ value: '医療対第12-3(2)', reason: 'unusual-form' }],
  ],
  ['a number without 第', letter('5健医123号\n令和5年6月1日', '横浜市長'), 'documentNumbers', 'unusual-form', []],
  [
    'an office that the symbol contradicts',
    letter('医政発0129第1号\n令和3年1月29日', '神奈川県知事'),
    'issuer',
    'issuer-differs',
    [{ value: '厚生労働省医政局長', reason: 'office-of-symbol' }],
  ],
  [
    'no office',
    '医政発0129第1号\n令和3年1月29日\n各都道府県知事 殿\n医療提供体制の確保について\n標記について通知する。',
    'issuer',
    'not-found',
    [{ value: '厚生労働省医政局長', reason: 'office-of-symbol' }],
  ],
  [
    'a letter that does not say what it is',
    letter('医第12号\n令和3年1月29日', '神奈川県知事', '標記の件は、別添のとおりです。'),
    'kind',
    'no-sign-of-kind',
    [],
  ],
]

test.each(doubts)('%s is doubted with its reason', (_, text, field, reason, alternatives) => {
  const [found] = read(text)
  expect(found?.certainty[field]).toMatchObject({ reason })
  expect(found && isDoubtful(found.certainty[field])).toBe(true)
  expect(found?.alternatives[field] ?? []).toEqual(alternatives)
})

test('a sure letter offers no other reading', () => {
  const [found] = read(letter('医政発0129第1号\n令和3年1月29日'))
  expect(found?.alternatives).toEqual({})
  expect(Object.values(found?.certainty ?? {}).filter(isDoubtful)).toEqual([])
})

test('a kind by its suffix names the verb of the text as another reading', () => {
  const [found] = read(
    '医第1号\n令和3年1月29日\n各病院長 殿\n神奈川県知事\n届出について（通知）\n下記のとおり依頼します。',
  )
  expect(found).toMatchObject({ kind: '通知', alternatives: { kind: [{ value: '依頼', reason: 'verb-of-text' }] } })
})

test('a blank form behind a letter is no letter, a copy with its own head is one', () => {
  const form =
    '（別紙様式）\n第　　号\n令和　年　月　日\n神奈川県知事　殿\n所在地\n名称\n届出書\n下記のとおり届け出ます。\n'
  const copy =
    '\n別添\n事務連絡\n令和3年1月20日\n各都道府県衛生主管部（局）　御中\n厚生労働省医政局医事課\n届出について\n御了知願います。'
  const letters = read(`${letter('医第12号\n令和3年1月29日', '神奈川県知事')}\n\n${form}${copy}`)
  expect(letters.map(({ date, attachments }) => [date, attachments.map(({ label }) => label)])).toEqual([
    ['2021-01-29', []],
    ['2021-01-20', []],
  ])
})

test('bodies told in a sentence are read where each is a body by its name', () => {
  const told = (words: string) => read(letter('医第12号\n令和3年1月29日', '神奈川県知事', words))[0]?.alreadyNotified
  expect(
    told('よろしく願います。なお、公益社団法人神奈川県医師会及び公益社団法人神奈川県病院協会には別途通知済みです。'),
  ).toEqual(['公益社団法人神奈川県医師会', '公益社団法人神奈川県病院協会'])
  expect(told('よろしく願います。なお、裏面に記載の関係団体には別途依頼済みです。')).toEqual([])
})
