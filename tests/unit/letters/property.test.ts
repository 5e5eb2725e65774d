import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Letter } from '#features/letters/letter.ts'
import { dataFolder, plain, read, samplesOf } from './score.ts'

const samples = ['corpus', 'tuned', 'heldout'].flatMap(samplesOf)

/** Pseudo-random and the same each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function gist(letters: readonly Letter[]) {
  return letters.map((one) => ({
    numbers: one.documentNumbers,
    date: one.date,
    kind: one.kind,
    subject: plain(one.subject),
    issuer: one.issuer.map(plain),
    addressee: one.addressee.map(({ name }) => plain(name)),
    cited: one.citedDocuments.map(({ number, date, title }) => [number, date, plain(title)]),
    seal: one.sealOmitted,
    deadline: one.deadline,
    told: one.alreadyNotified.map(plain),
    laws: one.legalReferences,
  }))
}

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const changes: Record<string, (text: string) => string> = {
  'full-width forms': fullWidth,
  'half-width forms': (text) =>
    text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)),
  'the line ends of another system': (text) => text.replace(/\n/g, '\r\n'),
  'blank lines between all lines': (text) => text.replace(/\n/g, '\n\n'),
  'spaces at the ends of lines': (text) => text.replace(/^|$/gm, '　 '),
  'a page number above and below': (text) => `- 1 -\n${text}\n- 2 -\n`,
  'page furniture': (text) =>
    `添付一覧\nアクセシビリティ閲覧支援ツール\n${text}\n○○協会 医療行政情報\nhttps://www.example.jp/notice/1\n1/2\n`,
  'spaces between letters of numbers and dates': (text) => text.replace(/(?<=[\d第年月日号])(?=[\d第年月日号])/g, ' '),
  'a space between all letters': (text) => text.replace(/(?<=[^\s])(?=[^\s])/gu, ' '),
  'lines broken at the width of a narrow page': (text) =>
    text.replace(/^.*。.*$/gmu, (line) => line.replace(/(.{36})(?=.)/gu, '$1\n')),
  'a page break within the text': (text) => text.replace(/。\n/g, '。\n- 2 -\n\f'),
  'table pipes at the ends of lines': (text) => text.replace(/^(?=.)|(?<=.)$/gm, '|'),
  'invisible characters': (text) => text.replace(/(?<=[号日長])/g, '\u200b'),
}

/** Where only the blank line under the addressees tells whom a row belongs to, blank lines everywhere take that away. */
const toldByBlankLines = ['s01', 's07']

describe.each(Object.entries(changes))('%s', (name, change) => {
  const told = samples.filter(({ id }) => name !== 'blank lines between all lines' || !toldByBlankLines.includes(id))
  test.each(told.map(({ id, text }) => [id, text] as const))('do not change what is read of %s', (_id, text) => {
    expect(gist(read(change(text)))).toEqual(gist(read(text)))
  })
})

const alphabet = [
  ...'医政発厚生労働省局長各都道府県知事殿令和平成年月日第号付け通知事務連絡について「」（）()『』、。・/／ 　\n\r\t0129１２一二〇元\u{20BB7}ｶﾞ㍻㋿⽉\u200b\ud800\u0000記別添Aa@.-',
]

test('any text is read without an exception, and every span lies inside the raw text', () => {
  const next = chance(20_260_101)
  for (let round = 0; round < 400; round += 1) {
    const length = Math.floor(next() * 400)
    const text = Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('')
    for (const letter of read(text)) expectSpans(letter, text)
  }
})

test.each(samples.map(({ id, text }) => [id, text] as const))('the evidence of %s is what stands there', (_, text) => {
  for (const letter of read(text)) expectSpans(letter, text)
})

test('any code units, lone surrogates too, are read without an exception', () => {
  const next = chance(20_260_102)
  const blocks = [0x0, 0x2000, 0x2e80, 0x3000, 0x4e00, 0xd800, 0xf900, 0xfe00, 0xff00]
  for (let round = 0; round < 300; round += 1) {
    const units = Array.from({ length: Math.floor(next() * 500) }, () => {
      const block = next() < 0.5 ? 0 : (blocks[Math.floor(next() * blocks.length)] ?? 0)
      return block === 0 ? Math.floor(next() * 0x10000) : block + Math.floor(next() * 256)
    })
    const text = String.fromCharCode(...units)
    for (const letter of read(text)) expectSpans(letter, text)
  }
})

test('a letter with letters lost, doubled, swapped or strewn in is read as far as it goes', () => {
  const next = chance(20_260_103)
  for (const { text } of samples)
    for (let round = 0; round < 2; round += 1) {
      const letters = [...text].flatMap((letter) => {
        const roll = next()
        if (roll < 0.03) return []
        if (roll < 0.05) return [letter, letter]
        return roll < 0.08 ? [alphabet[Math.floor(next() * alphabet.length)] ?? '', letter] : [letter]
      })
      const changed = letters.join('')
      for (const letter of read(changed)) expectSpans(letter, changed)
    }
}, 60_000)

test('a letter cut off anywhere is read as far as it goes', () => {
  for (const { text } of samples.slice(0, 12))
    for (let end = 0; end < text.length; end += 7)
      for (const letter of read(text.slice(0, end))) expectSpans(letter, text)
})

function expectSpans(letter: Letter, text: string): void {
  for (const { start, end, text: words, confidence } of Object.values(letter.evidence).flat()) {
    expect(text.slice(start, end)).toBe(words)
    expect(words.length).toBeGreaterThan(0)
    expect(confidence >= 0 && confidence <= 1).toBe(true)
  }
}

const hostile = [
  '医',
  '医政発第0331009号・',
  '令和3年1月29日付け医政発0129第1号',
  '「',
  '(',
  '」',
  '事務連絡\n令和3年1月29日\n各都道府県知事 殿\n',
  '一二三四',
  '医\n',
  '\n',
  '別添1のとおり',
  '問合せ先\n電話045-210-1111\n',
  '厚生労働省医政局から',
  '「あ」について(',
  'の',
  'a@a.',
  '課法2-17\n',
  '医第1号\n令和3年1月29日\n',
  '以下「局長通知」という。',
  '平成',
  '各\n',
  '殿\n',
  '〔\n',
  '関係団体\n',
  '0401\n',
  '発\n',
]

/** Processor time, since the machine that runs the tests may be busy: the best of up to three readings. */
function leastTimeMs(text: string, limitMs: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3 && least > limitMs; round += 1) {
    const before = process.cpuUsage()
    read(text)
    least = Math.min(least, process.cpuUsage(before).user / 1000)
  }
  return least
}

/** A quarter of a megabyte keeps the suite short; what grows faster than the text would still take minutes. */
test.each(hostile.map((words) => [JSON.stringify(words), words] as const))(
  'much of %s is read without delay',
  (_, words) => {
    expect(leastTimeMs(words.repeat(Math.ceil(250_000 / words.length)), 1000)).toBeLessThan(1000)
  },
)

test.each(
  ['第', '号', '(', '「', '7', '\n', '\ud800', '医政発0129第1号\n'].map((words) => [JSON.stringify(words), words]),
)(
  'a megabyte of %s is read within two seconds',
  (_, words) => {
    expect(leastTimeMs((words ?? '').repeat(1_000_000 / (words?.length ?? 1)), 2000)).toBeLessThan(2000)
  },
  60_000,
)

test('a megabyte of real letters is read within two seconds', () => {
  const text = readFileSync(path.join(dataFolder, 'seed/letters.txt'), 'utf8')
  expect(leastTimeMs(text.repeat(Math.ceil(1_000_000 / text.length)), 2000)).toBeLessThan(2000)
}, 60_000)
