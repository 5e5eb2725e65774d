import { expect, test } from 'vitest'
import { read } from './score.ts'

/** The citations of a letter of 2021-01-15 with this text. */
function cited(text: string) {
  const head =
    '医政発0115第1号\n令和3年1月15日\n各都道府県知事 殿\n厚生労働省医政局長\n医療提供体制の確保について（通知）\n'
  return read(head + text)[0]?.citedDocuments
}

test('a short name stands for the notice it was given to, and what happens to it there holds', () => {
  const found = cited(
    '標記については、平成28年2月8日付け薬生発0208第2号厚生労働省医薬・生活衛生局長通知（以下「局長通知」という。）により示したところである。今後は局長通知の記の第2によられたい。なお、局長通知は、本日をもって廃止する。',
  )
  expect(found).toHaveLength(1)
  expect(found?.[0]).toMatchObject({
    number: '薬生発0208第2号',
    date: '2016-02-08',
    shortName: '局長通知',
    mentions: 3,
    relation: 'abolishes',
  })
})

test('joint numbers share the short name given behind their offices', () => {
  const found = cited(
    '「医療の提供について」（平成17年3月31日付け医政発第0331009号・保発第0331005号厚生労働省医政局長・保険局長連名通知。以下「連名通知」という。）の別紙を改める。連名通知の施行に当たっては留意されたい。',
  )
  expect(found?.map(({ number, issuer, shortName, mentions }) => [number, issuer, shortName, mentions])).toEqual([
    ['医政発第0331009号', '厚生労働省医政局長', '連名通知', 2],
    ['保発第0331005号', '厚生労働省保険局長', '連名通知', 2],
  ])
})

test('a notice without a number keeps its short name', () => {
  const found = cited(
    '「検査体制の整備について」（令和2年10月2日付け厚生労働省健康局結核感染症課事務連絡。以下「事務連絡」という。）のとおりとする。',
  )
  expect(found).toMatchObject([{ number: null, date: '2020-10-02', shortName: '事務連絡' }])
})

test('a law that is given a short name is no notice', () => {
  expect(
    cited('個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）に基づき、法の趣旨を徹底されたい。'),
  ).toEqual([])
})

test.each([
  ['医政発0105第1号', '1月5日付け', '2021-01-05'],
  ['医政発1225第3号', '12月25日付け', '2020-12-25'],
  ['医政発1225第3号', '昨年12月25日付け', '2020-12-25'],
  ['医政発1225第3号', '一昨年12月25日付け', '2019-12-25'],
  ['医政発1225第3号', '先月25日付け', '2020-12-25'],
  ['医政発0108第3号', '本月8日付け', '2021-01-08'],
  ['医政発0115第3号', '本日付け', '2021-01-15'],
])('%s of %s was issued on %s', (number, words, date) => {
  expect(cited(`標記については、${words}${number}により通知したところである。`)).toMatchObject([{ number, date }])
})

test.each(['第1号他により', '第1号ほか2件により', '第1号厚生労働省医政局長通知等により'])(
  '医政発0105%s names one of several',
  (words) => {
    expect(cited(`令和3年1月5日付け医政発0105${words}、周知をお願いしたところです。`)).toMatchObject([
      { number: '医政発0105第1号', andOthers: true },
    ])
  },
)

test.each([
  ['令和元年6月18日付け健が発0618第1号', '健が発0618第1号', '2019-06-18'],
  ['令和2年11月18日付2が感第3388号-2', '2が感第3388号-2', '2020-11-18'],
  ['平成10年11月13日職福―443', '職福-443', '1998-11-13'],
  ['食安第345-1号（平成31年4月25日）', '食安第345-1号', '2019-04-25'],
  ['平成27年7月17日雇児発0717第4号の3府省局長連名通知', '雇児発0717第4号', '2015-07-17'],
  ['昭和31年衛発第73号', '衛発第73号', null],
  ['令和2年2月5日付鳥医第201900123456号', '鳥医第201900123456号', '2020-02-05'],
  ['令和2年3月1日年管管発0301第1号', '年管管発0301第1号', '2020-03-01'],
])('%s is cited as %s', (words, number, date) => {
  expect(cited(`標記については、${words}により示したところである。`)).toMatchObject([{ number, date }])
})

test('joint numbers keep the 庁 of an agency and the date they share', () => {
  const found = cited('昭和42年10月4日保発第39号・庁保発第22号・42食糧業第2668号（需給）・自治振第150号による。')
  expect(found?.map(({ number, date }) => [number, date])).toEqual(
    ['保発第39号', '庁保発第22号', '42食糧業第2668号', '自治振第150号'].map((number) => [number, '1967-10-04']),
  )
})

test('senders listed behind a number are no further notice', () => {
  const found = cited(
    '令和2年7月31日付け保保発0731第1号及び保国発0731第1号により、保険課長、国民健康保険課長及び高齢者医療課長から通知がありました。',
  )
  expect(found?.map(({ number }) => number)).toEqual(['保保発0731第1号', '保国発0731第1号'])
})

test('a plan, a case or a guideline with a day in brackets is no notice', () => {
  expect(cited('実施要綱第4号（令和2年4月1日）、案件第12号（令和2年4月1日）及び事業番号第3号を参照のこと。')).toEqual(
    [],
  )
})
