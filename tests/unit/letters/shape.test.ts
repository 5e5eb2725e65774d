import { expect, test } from 'vitest'
import { read } from './score.ts'

/** One shape of a head each: what is printed, and the part of the reading that it is about. */
const shapes: [string, string, object][] = [
  [
    'a number and a date broken over lines',
    '医政発0827第\n1号\n令和2年\n8月27日\n各都道府県知事 殿\n厚生労働省医政局長\n医療提供体制について\n標記について通知する。',
    { documentNumbers: ['医政発0827第1号'], date: '2020-08-27' },
  ],
  [
    'a head set in a column of single letters',
    `${[...'医政発0331第5号令和3年3月31日'].join('\n')}\n各都道府県知事 殿\n厚生労働省医政局長\n医師の働き方について\n標記について通知する。`,
    { documentNumbers: ['医政発0331第5号'], date: '2021-03-31' },
  ],
  [
    'a person behind the office on both sides',
    '医第1号\n令和2年8月3日\n神奈川県知事　黒岩　祐治　様\n横浜市長　山中　竹春　印\n件　名　医療提供体制の確保について\n標記について、下記のとおり依頼します。',
    {
      addressee: [{ name: '神奈川県知事', honorific: '様', distributive: false }],
      issuer: ['横浜市長'],
      issuerName: '山中竹春',
      subject: '医療提供体制の確保について',
      kind: '依頼',
    },
  ],
  [
    'a bureau that does not name its ministry, and a brace in pieces',
    '薬生食監発0705第2号\n令和元年7月5日\n各⎧検疫所長⎫殿\n　⎩保健所設置市長⎭\n医薬・生活衛生局生活衛生・食品安全部\n監　視　安　全　課　長\n輸入食品の取扱いについて\n標記について通知する。',
    {
      addressee: [{ name: '各検疫所長' }, { name: '各保健所設置市長' }],
      issuer: ['医薬・生活衛生局生活衛生・食品安全部監視安全課長'],
    },
  ],
  [
    'the sender beside a class of bodies',
    '予発第四〇九号\n昭和二三年三月二十九日\n厚生省予防局長　　都道府県知事殿\n予防の施行について\n標記について通知する。',
    { addressee: [{ name: '都道府県知事' }], issuer: ['厚生省予防局長'] },
  ],
  [
    'a number at the head of the text',
    '食安第345-2号\n平成31年4月26日\n講習会実施者　様\n埼玉県知事　上田　清司\n講習について（通知）\n食安第345-1号（平成31年4月25日）を訂正します。',
    { documentNumbers: ['食安第345-2号'], date: '2019-04-26' },
  ],
  [
    'three classes on one line',
    '薬食発第1128001号\n平成15年11月28日\n都道府県知事 保健所設置市長 特別区長 殿\n厚生労働省医薬食品局長\n医薬品の適正使用について\n標記について通知する。',
    {
      addressee: ['都道府県知事', '保健所設置市長', '特別区長'].map((name) => ({
        name,
        honorific: '殿',
        distributive: true,
      })),
    },
  ],
  [
    'a seal mark right behind the office',
    '医政発0129第1号令和3年1月29日\n各都道府県知事殿\n厚生労働省医政局長(公印省略)\n医療法施行規則の一部改正について\n標記について通知する。',
    { documentNumbers: ['医政発0129第1号'], date: '2021-01-29', issuer: ['厚生労働省医政局長'], sealOmitted: true },
  ],
  [
    'a printed stamp is no omitted seal',
    '20文科高第567号\n平成20年11月14日\n各国公私立大学長　殿\n文部科学省高等教育局長　徳永　保\n（印影印刷）\n省令の施行について（通知）\nこのたび、省令が公布されました。',
    { sealOmitted: false, subject: '省令の施行について' },
  ],
  [
    'both years printed',
    '札保衛第2133号\n令和５年(2023年)８月３日\n各医療機関管理者　様\n札幌市保健所長\n発生状況について（注意喚起）\n御注意ください。',
    { date: '2023-08-03', kind: '通知', subjectSuffix: '注意喚起' },
  ],
  [
    'a date without its day',
    '生衛発第　　　号\n平成10年11月　日\n各都道府県知事　殿\n厚生省生活衛生局長\n水道法施行規則の一部改正について\n本日公布された。',
    { documentNumbers: [], date: null, partialNumber: '生衛発第号' },
  ],
  [
    'ditto for the same bureau',
    '生食監発1225第3号\n平成30年12月25日\n各検疫所長 殿\n厚生労働省医薬・生活衛生局生活衛生・食品安全企画課長\n同　食品監視安全課長\n食中毒発生時の調査について\n下記のとおりとする。',
    { issuer: ['厚生労働省医薬・生活衛生局生活衛生・食品安全企画課長', '厚生労働省医薬・生活衛生局食品監視安全課長'] },
  ],
  [
    'a division that no list names behind the number of an association',
    '埼医発第1024号（産業保健）\n令和5年9月1日\n郡市医師会長 殿\n埼玉県医師会長\n研修会の開催について\n御案内します。',
    { documentNumbers: ['埼医発第1024号(産業保健)'], issuer: ['埼玉県医師会長'] },
  ],
  [
    'a recognised 」 that became J',
    '事務連絡\n令和3年1月29日\n各都道府県衛生主管部（局）　御中\n厚生労働省健康局\n「検査体制の指針Jについて\n標記について連絡します。',
    { subject: '「検査体制の指針」について' },
  ],
]

test.each(shapes)('%s', (_, text, wanted) => {
  expect(read(text)[0]).toMatchObject(wanted)
})

test('a number whose day differs from the date is kept and warned about', () => {
  const [letter] = read(
    '医政発0130第1号\n令和3年1月29日\n各都道府県知事 殿\n厚生労働省医政局長\n医療について\n標記について通知する。',
  )
  expect(letter).toMatchObject({
    documentNumbers: ['医政発0130第1号'],
    date: '2021-01-29',
    warnings: ['number-day-differs'],
  })
  expect(letter?.evidence.documentNumbers?.[0]).toMatchObject({ confidence: 0.5, reason: 'number-day-differs' })
})

test('what is no letter gives no number, no date and no subject', () => {
  expect(read('本日の議事録\n1 開会\n2 議題 第1号議案について 承認された。\n3 閉会')[0]).toMatchObject({
    documentNumbers: [],
    date: null,
    subject: null,
    addressee: [],
    citedDocuments: [],
  })
})

test('dates that lean on others are resolved', () => {
  const [letter] = read(
    '衛食第110号\n平成元年8月1日\n各都道府県知事 殿\n厚生省生活衛生局長\n監視について\n標記については、昭和52年2月17日環食第28号及び同日付け環乳第6号、昨年6月30日付け衛食第95号並びに本日衛乳第7号により示した。',
  )
  expect(letter?.citedDocuments.map(({ number, date }) => [number, date])).toEqual([
    ['環食第28号', '1977-02-17'],
    ['環乳第6号', '1977-02-17'],
    ['衛食第95号', '1988-06-30'],
    ['衛乳第7号', '1989-08-01'],
  ])
})
