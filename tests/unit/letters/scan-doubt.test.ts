import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readLetters } from '#features/letters/letter.ts'
import { isDoubtful } from '#features/letters/reason.ts'
import { withoutRunningHeads } from '#features/letters/running-head.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'
import { dataFolder } from './score.ts'

const text = readFileSync(path.join(dataFolder, 'seed/letters.txt'), 'utf8')
const symbols = symbolRows()

test('nothing that was read from a picture counts as sure, and its values stay what they were', () => {
  const sure = readLetters([{ file: 'a', page: 1, text }], { symbols })
  const doubted = readLetters([{ file: 'a', page: 1, text, isScan: true }], { symbols })
  expect(sure.some(({ certainty }) => !isDoubtful(certainty.documentNumbers))).toBe(true)
  for (const { certainty, evidence } of doubted)
    for (const one of [...Object.values(certainty), ...Object.values(evidence).flat()])
      expect(isDoubtful(one)).toBe(true)
  expect(doubted.map(({ documentNumbers, date }) => [documentNumbers, date])).toEqual(
    sure.map(({ documentNumbers, date }) => [documentNumbers, date]),
  )
})

test('a number whose day agrees with the date is the best of the unsure', () => {
  const [, second] = readLetters([{ file: 'a', page: 1, text, isScan: true }], { symbols })
  expect(second?.certainty.documentNumbers).toEqual({ confidence: 0.75, reason: 'read-from-picture' })
  expect(second?.certainty.addressee.confidence).toBeLessThan(0.75)
})

test('only the pages that are pictures are doubted', () => {
  const [first = '', ...rest] = text.split(/(?=医政発 0129 第 1 号\n令和|医政発 0129 第 1 号 {2}\n令和)/)
  const letters = readLetters(
    [
      { file: 'a', page: 1, text: first },
      { file: 'a', page: 2, text: rest.join(''), isScan: true },
    ],
    { symbols },
  )
  expect(rest.length).toBeGreaterThan(0)
  expect(isDoubtful(letters[0]?.certainty.documentNumbers ?? { confidence: 0, reason: 'not-found' })).toBe(false)
  expect(isDoubtful(letters[1]?.certainty.documentNumbers ?? { confidence: 1, reason: 'not-found' })).toBe(true)
})

test('a line at the head of most pages is blanked, the label of a letter at the same place is not', () => {
  const pages = [1, 2, 3, 4].map((page) => {
    const lines = [`医療安全ガイドブック ${page}章`, '事務連絡', `本文${page}です。`]
    const starts = lines.map((_, at) => lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0))
    return {
      file: 'a',
      page,
      text: lines.join('\n'),
      isScan: false,
      size: { width: 595, height: 842 },
      places: lines.map((line, at) => ({
        start: starts[at] ?? 0,
        end: (starts[at] ?? 0) + line.length,
        left: 70,
        top: [30, 50, 300][at] ?? 0,
        width: 200,
        height: 12,
      })),
    }
  })
  const plain = withoutRunningHeads(pages)
  expect(plain.map(({ text: words }) => words.trim())).toEqual(
    [1, 2, 3, 4].map((page) => `事務連絡\n本文${page}です。`),
  )
  expect(plain.map(({ text: words }) => words.length)).toEqual(pages.map(({ text: words }) => words.length))
})
