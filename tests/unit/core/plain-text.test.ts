import { expect, test } from 'vitest'
import { isMailAddress } from '#core/text/mail-address.ts'
import { isPlainLine, isPlainText } from '#core/text/plain-text.ts'

test('a letter may have lines and rare kanji, a name is one line of what can be seen', () => {
  expect(isPlainText('一行目\n二行目')).toBe(true)
  for (const name of ['髙島𠮷野家市', '葛󠄀城市', 'A市', '半角ｶﾅ', '診療所 〜ワクチン～①㈱'])
    expect(isPlainLine(name), name).toBe(true)
})

test.each([
  'A市\u200b',
  'A\u00ad市',
  'A市\u200f',
  '\ufeffA市',
  'A市\r\nBcc: x@evil.example',
  'A\u2028市',
  'a\u0000b',
  'a\u202eb',
])('a name does not hide %j', (name) => {
  expect(isPlainLine(name)).toBe(false)
})

test('the part of an address before the @ has 64 letters at most', () => {
  expect(isMailAddress(`${'a'.repeat(64)}@city.example.lg.jp`)).toBe(true)
  expect(isMailAddress(`${'a'.repeat(65)}@city.example.lg.jp`)).toBe(false)
})
