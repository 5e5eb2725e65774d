import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '#messages/en/en.ts'
import { ja } from '#messages/ja/ja.ts'

type Tree = { [key: string]: string | Tree }

/** Every sentence with its path: `office.weOwe` → こちらが答えるもの. */
function sentences(tree: Tree, at = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}${key}`, value] as [string, string]] : sentences(value, `${at}${key}.`),
  )
}
const japanese = sentences(ja)
const english = sentences(en)
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()

test('both languages have the same sentences with the same values in them', () => {
  const outline = (list: [string, string][]) => new Map(list.map(([path, text]) => [path, placeholders(text)]))
  expect(outline(english)).toEqual(outline(japanese))
})

test('the wording stays a request: no duty, no violation, no dunning', () => {
  const harsh = japanese.filter(([, text]) => /督促|違反|義務|未提出|至急回答|罰/.test(text))
  const harshEnglish = english.filter(([, text]) => /\b(violat|obligat|must answer|dunning|penalt)/i.test(text))
  expect([...harsh, ...harshEnglish]).toEqual([])
})

test('the Japanese interface has no English sentences, the English one no Japanese', () => {
  const names =
    /\b(English|Excel|Word|LGWAN|FAX|PDF|CSV|XLSX|ZIP|JSON|Idempotency-Key|application|multipart|form-data|API|Shuchi|URL|Enter|Esc|npm|start|example|HTTP|YYYY|Authorization|Bearer|Ctrl|SHA|OCR|docx|PNG|JPEG|TIFF|dpi)\b/gi
  const mixed = japanese.filter(([, text]) => /[a-z]{3,}/i.test(text.replace(/\{[^}]*\}/g, '').replace(names, '')))
  const examples = /(?<=example |e\.g\. ).*|周知台帳|日本語|事務連絡|・|[^\s,]*第\S*号|令和\d+年\d+月\d+日|「[^」]*」/g // real wording of letters, quoted as it is
  const untranslated = english.filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text.replace(examples, '')))
  expect([...mixed, ...untranslated]).toEqual([])
})

/** A word stands in the source whole (`'weOwe'`), behind a computed prefix (`s_${…}`), before a suffix (`${…}Text`), or in a group that is read whole (`ja.event`). */
test('every word is used', () => {
  const source = globSync('src/**/*.{ts,tsx}')
    .filter((file) => !file.startsWith('src/server/database/client/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const all = (pattern: RegExp) => new Set([...source.matchAll(pattern)].map(([, word]) => word ?? ''))
  const whole = all(/['"]([\w.-]+)['"]/g)
  const prefixes = [...all(/`([\w.-]+[._])\$\{/g), ...[...all(/\bja\.(\w+)/g)].map((group) => `${group}.`)]
  const suffixes = [...all(/`\$\{\w+\}([A-Z]\w*)`/g)]
  const isUsed = (key: string) =>
    whole.has(key) ||
    prefixes.some((prefix) => key.startsWith(prefix)) ||
    suffixes.some((suffix) => key.endsWith(suffix) && whole.has(key.slice(0, -suffix.length)))
  expect(japanese.map(([path]) => path).filter((path) => !isUsed(path.slice(path.indexOf('.') + 1)))).toEqual([])
})
