import { describe, expect, test } from 'vitest'
import { learnSymbols } from '#features/letters/learned-symbol.ts'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { isDoubtful } from '#features/letters/reason.ts'
import type { IssuerSymbol } from '#features/letters/symbol-table.ts'
import { symbols } from './score.ts'

const letter = (number: string, date: string, issuer: string, title: string, text = '添付のとおりです。') =>
  `${number}\n${date}\n\n関係団体の長　様\n\n${issuer}\n\n${title}\n\n　${text}\n`

function readOne(text: string, learned: readonly IssuerSymbol[] = []): Letter {
  const [found] = readLetters([{ file: 'letter.txt', page: 1, text }], { symbols: [...symbols, ...learned] })
  if (!found) throw new Error('nothing was read')
  return found
}

/** What an officer confirms after changing some fields of a reading. */
function confirmed(reading: Letter, changes: Partial<Letter>) {
  const { documentNumbers, issuer, kind, date } = { ...reading, ...changes }
  return { documentNumbers, issuer, kind, date }
}

const first = letter('長健第12号', '令和5年6月1日', '健康課長', '熱中症の予防について')
const second = letter('長健第57号', '令和5年9月4日', '健康課長', '感染症の予防について')
const office = '長野県健康福祉部健康課長'

describe('a symbol corrected once', () => {
  const reading = readOne(first)
  const learned = learnSymbols(reading, confirmed(reading, { issuer: [office], kind: '依頼' }), symbols)

  test('becomes one entry of the table', () => {
    expect(learned).toEqual([{ symbol: '長健', office, from: '', to: '', kind: '依頼', isLearned: true }])
  })

  test('completes the office that the next letter prints in short, and says why', () => {
    expect(readOne(second).issuer).toEqual(['健康課長'])
    const next = readOne(second, learned)
    expect(next).toMatchObject({ documentNumbers: ['長健第57号'], issuer: [office], kind: '依頼', kindInferred: true })
    expect(next.evidence.issuer?.[0]).toMatchObject({ text: '健康課長', reason: 'office-of-symbol' })
    expect(next.certainty.kind.reason).toBe('usual-kind-of-symbol')
    expect([next.certainty.kind, next.certainty.issuer].map(isDoubtful)).toEqual([true, false])
  })

  test('is cut out of running text behind an office', () => {
    const citing = letter(
      '医第1号',
      '令和5年10月2日',
      '神奈川県健康医療局医療課長',
      '予防について',
      '令和5年9月4日付け健康課長長健第57号のとおり送付します。',
    )
    expect(readOne(citing, learned).citedDocuments.map(({ number }) => number)).toEqual(['長健第57号'])
  })

  test('does not outweigh another office that the paper prints', () => {
    const other = letter('長健第57号', '令和5年9月4日', '長崎県福祉保健部長', '感染症の予防について（通知）')
    expect(readOne(other, learned)).toMatchObject({ issuer: ['長崎県福祉保健部長'], kind: '通知' })
    expect(readOne(other, learned).warnings).toContain('issuer-differs')
    expect(readOne(other, learned).alternatives.issuer).toEqual([{ value: office, reason: 'office-of-symbol' }])
  })

  test('teaches nothing a second time', () => {
    const next = readOne(second, learned)
    expect(learnSymbols(next, confirmed(next, {}), [...symbols, ...learned])).toEqual([])
  })

  test('holds from the day of the letter when the office changes', () => {
    const later = readOne(letter('長健第3号', '令和7年4月10日', '保健課長', '組織の改正について'), learned)
    const moved = learnSymbols(later, confirmed(later, { issuer: ['長野県健康福祉部保健課長'] }), learned)
    expect(moved).toMatchObject([{ office: '長野県健康福祉部保健課長', from: '2025-04-10' }])
    const both = [...learned, ...moved]
    expect(readOne(second, both).issuer).toEqual([office])
    const latest = letter('長健第9号', '令和7年5月7日', '保健課長', '届出について')
    expect(readOne(latest, both).issuer).toEqual(['長野県健康福祉部保健課長'])
  })
})

test('a joint letter pairs its numbers and offices by position', () => {
  const reading = readOne(`甲第1号\n乙第2号\n${first}`)
  const offices = ['甲府市健康部長', '乙訓保健所長']
  const fields = { documentNumbers: ['甲第1号', '乙第2号'], issuer: offices }
  expect(learnSymbols(reading, confirmed(reading, fields), symbols)).toMatchObject([
    { symbol: '甲', office: offices[0] },
    { symbol: '乙', office: offices[1] },
  ])
})

test('nothing is learned where the office of a number is not certain, or the table knows it', () => {
  const reading = readOne(first)
  expect(learnSymbols(reading, confirmed(reading, { issuer: [] }), symbols)).toEqual([])
  expect(learnSymbols(reading, confirmed(reading, { documentNumbers: [] }), symbols)).toEqual([])
  expect(learnSymbols(reading, confirmed(reading, { documentNumbers: ['口頭'] }), symbols)).toEqual([])
  const fields = { documentNumbers: ['医政発0129第1号'], issuer: ['厚生労働省医政局長'], kind: reading.kind }
  expect(learnSymbols(reading, { ...confirmed(reading, fields), kind: reading.kind }, symbols)).toEqual([])
})

test('an office that the head prints elsewhere is found by its symbol', () => {
  const learned: IssuerSymbol[] = [{ symbol: '甲監', office: '甲野監査室', from: '', to: '', isLearned: true }]
  const text = '甲監第4号\n令和6年5月7日\n関係団体の長　様\n甲野監査室\n書類の提出について\n提出してください。'
  expect(readOne(text, learned)).toMatchObject({ issuer: ['甲野監査室'], documentNumbers: ['甲監第4号'] })
})
