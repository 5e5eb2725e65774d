import { expect, test } from 'vitest'
import { ledgerEntryOf, type LedgerFact } from '#features/reports/ledger-entry.ts'

let serial = 0n
const fact = (kind: LedgerFact['kind'], change: Partial<LedgerFact> = {}): LedgerFact => ({
  id: ++serial,
  correctsId: null,
  kind,
  medium: null,
  person: null,
  means: [],
  note: null,
  recordedByName: '山田',
  ...change,
})

test('who confirmed is the person signed in, or whom the officer spoke to', () => {
  expect(ledgerEntryOf([fact('notified'), fact('received')]).received).toMatchObject({ person: '山田', medium: null })
  const byPhone = ledgerEntryOf([fact('received', { medium: 'phone', person: '加藤様', recordedByName: '佐藤' })])
  expect(byPhone.received).toMatchObject({ person: '加藤様', medium: 'phone' })
})

test('a report without a receipt also says who received; the last remark stands', () => {
  const entry = ledgerEntryOf([
    fact('bounced', { note: '容量超過' }),
    fact('disseminated', { means: ['mail'], note: '月例の便で' }),
  ])
  expect(entry).toMatchObject({ received: { person: '山田' }, disseminated: { means: ['mail'] }, remark: '月例の便で' })
  expect(ledgerEntryOf([])).toEqual({ received: null, disseminated: null, remark: null })
})

test('a corrected answer gives way; striking the correction brings it back', () => {
  const first = fact('received', { recordedByName: '山田' })
  const second = fact('received', { recordedByName: '鈴木', correctsId: first.id })
  const struck = fact('struck', { correctsId: second.id })
  expect(ledgerEntryOf([first, second]).received).toMatchObject({ person: '鈴木' })
  expect(ledgerEntryOf([first, second, struck]).received).toMatchObject({ person: '山田' })
})
