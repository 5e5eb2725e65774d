/** The real letters of the seed, as a reader would register them; their wording lies in letters.txt. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const wording = readFileSync(path.join(import.meta.dirname, 'letters.txt'), 'utf8')
const memoAt = wording.indexOf('事務連絡  \n')
const ministryAt = wording.indexOf('医政発 0129 第 1 号  \n')

/** The wording of the three letters in the order of the file. */
export const texts = {
  prefecture: wording.slice(0, ministryAt).trim(),
  ministry: wording.slice(ministryAt, memoAt).trim(),
  memo: wording.slice(memoAt).trim(),
}

const audience = ['管内の市町村(特別区を含む。)', '関係機関', '関係団体等']

export const ministryLetter = {
  documentNumbers: ['医政発0129第1号'],
  documentNumbersRaw: ['医政発 0129 第 1 号'],
  date: '令和 3 年 1 月 29 日',
  kind: '通知',
  kindInferred: true,
  subject: '「医療情報システムの安全管理に関するガイドライン 第5.1版」の策定について',
  issuer: ['厚生労働省医政局長'],
  dateRaw: '令和 3 年 1 月 29 日',
  addressee: [
    { name: '各都道府県知事', honorific: '殿' },
    { name: '各地方厚生(支)局長', honorific: '殿' },
  ],
  sealOmitted: true,
  sealRaw: '（公印省略）',
  body: texts.ministry,
  requestedAction: '貴管内の市町村（特別区を含む。）、関係機関、関係団体等に周知',
  targetAudience: audience,
  citedDocuments: [
    {
      number: '医政発第0331009号',
      date: '2005-03-31',
      issuer: '厚生労働省医政局長',
      relation: 'refers',
      jointGroup: 1,
      title: '民間事業者等が行う書面の保存等における情報通信の技術の利用に関する法律等の施行等について',
    },
    {
      number: '薬食発第0331020号',
      date: '2005-03-31',
      issuer: '厚生労働省医薬食品局長',
      relation: 'refers',
      jointGroup: 1,
    },
    {
      number: '保発第0331005号',
      date: '2005-03-31',
      issuer: '厚生労働省保険局長',
      relation: 'refers',
      jointGroup: 1,
    },
    {
      number: '政統発0530第1号',
      raw: '政統発第 0530 第 1 号',
      date: null,
      dateInferred: '2017-05-30',
      dateBasis: 'MMDD of the number and 平成 29 年 5 月 earlier in the text',
      issuer: '厚生労働省政策統括官(統計・情報政策担当)',
      relation: 'amends',
      title: '「医療情報システムの安全管理に関するガイドライン 第5版」の策定について',
      mentions: 2,
    },
  ],
  notDocuments: ['平成 15 年法律第 57 号', '第 5.1 版', '第 5 版', '第 2.1 版'],
  attachments: [
    { label: '別添1', title: '医療情報システムの安全管理に関するガイドライン 第5.1版' },
    { label: '別添2', title: '医療情報を安全に管理するために 第2.1版' },
    { label: '別添3', title: '別冊用語集(改定)' },
  ],
  arrivals: [
    { channel: 'lgwan', on: '2021-02-01', sender: '厚生労働省' },
    { channel: 'mail', on: '2021-02-02', sender: '関東信越厚生局' },
    { channel: 'post', on: '2021-02-04', sender: '公益社団法人神奈川県病院協会' },
  ],
}

export const memo = {
  documentNumbers: [],
  date: '令和3年1月29日',
  kind: '事務連絡',
  subject: '「医療情報システムの安全管理に関するガイドライン 第5.1版」に関するQ&Aについて',
  issuer: ['厚生労働省医政局研究開発振興課'],
  dateRaw: '令和3年1月29日',
  addressee: [
    { name: '各都道府県衛生主管部(局)長', honorific: '殿' },
    { name: '各地方厚生(支)局医事課長', honorific: '殿' },
  ],
  body: texts.memo,
  requestedAction: '貴管内の市町村（特別区を含む。）、関係機関及び関係団体等に周知',
  targetAudience: audience,
  attachments: [{ label: '別紙', title: '「医療情報システムの安全管理に関するガイドライン 第5.1版」に関するQ&A' }],
  arrivals: [{ channel: 'lgwan', on: '2021-02-01', sender: '厚生労働省' }],
}

export const prefectureLetter = {
  documentNumbers: ['医第3156号'],
  documentNumbersRaw: ['医 第 3156 号'],
  date: '令和 3 年 2 月 26 日',
  kind: '依頼',
  subjectSuffix: '依頼',
  subject: '「医療情報システムの安全管理に関するガイドライン第5.1版」の策定について',
  issuer: ['神奈川県健康医療局保健医療部医療課長'],
  dateRaw: '令和 3 年 2 月 26 日',
  addressee: [{ name: '各保健所設置市衛生主管部(局)長', honorific: '殿' }],
  sealOmitted: true,
  sealRaw: '（公 印 省 略）',
  citedDocuments: [
    {
      number: '医政発0129第1号',
      date: '2021-01-29',
      issuer: '厚生労働省医政局長',
      relation: 'forwards',
      andOthers: true,
      raw: '令和 3 年 1 月 29 日付医政発 0129 第 1 号他により、厚生労働省医政局長他から通知及び事務連絡',
    },
  ],
  body: texts.prefecture,
  requestedAction: '貴市所管医療機関への周知',
  targetAudience: ['貴市所管医療機関'],
  contact: { unit: '法人指導グループ', person: '田中', tel: '045-210-1111', extension: '4871' },
  alreadyNotified: [
    '公益社団法人神奈川県医師会',
    '公益社団法人神奈川県歯科医師会',
    '公益社団法人神奈川県病院協会',
    '一般社団法人神奈川県精神科病院協会',
  ],
}

export const version52 = {
  documentNumbers: ['医政発0331第50号'],
  date: '2022-03-31',
  kind: '通知',
  kindInferred: true,
  subject: '「医療情報システムの安全管理に関するガイドライン 第5.2版」の策定について',
  issuer: ['厚生労働省医政局長'],
  arrivals: [{ channel: 'lgwan', on: '2022-04-01', sender: '厚生労働省' }],
}

/** The number of this letter is not confirmed: it stays open, none is invented. */
export const version60 = {
  documentNumbers: [],
  date: '2023-05-31',
  kind: '通知',
  kindInferred: true,
  subject: '「医療情報システムの安全管理に関するガイドライン 第6.0版」の策定について',
  issuer: ['厚生労働省'],
  arrivals: [{ channel: 'lgwan', on: '2023-06-12', sender: '厚生労働省' }],
}
