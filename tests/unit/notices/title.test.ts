import { expect, test } from 'vitest'
import { titleStem } from '#features/notices/title.ts'

test.each([
  ['「…ガイドライン 第5.1版」の策定について', '「…ガイドライン第５．１版」の策定について（通知）'],
  ['医療機器の安全使用について', '医療機器の　安全使用の件'],
  ['サーバーの更新について(依頼)', 'サーバの更新について'],
])('%s and %s name one letter', (one, other) => {
  expect(titleStem(one)).toBe(titleStem(other))
})

test.each([
  ['ガイドライン第5.1版の策定について', 'ガイドライン第5.2版の策定について'],
  ['感染症の発生動向について（第二報）', '感染症の発生動向について（第三報）'],
])('%s and %s are two', (one, other) => {
  expect(titleStem(one)).not.toBe(titleStem(other))
})

test('a title of nothing but its ending has no stem', () => {
  expect(titleStem('について')).toBe('')
})
