import { expect, test } from 'vitest'
import { browserName } from '#core/text/browser-name.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge ・ Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox ・ Windows'],
  [
    'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Chrome ・ Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    'Safari ・ iOS',
  ],
  ['curl/8.7.1', 'curl/8.7.1'],
])('a browser is named as its owner knows it: %s', (text, name) => {
  expect(browserName(text)).toBe(name)
})

test('a sign-in without a name has none', () => {
  expect(browserName(null)).toBeNull()
})
