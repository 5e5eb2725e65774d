import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { read } from './score.ts'

const vectors = parse(readFileSync(path.join(import.meta.dirname, '../core/number-vectors.csv')), {
  columns: true,
}) as Record<string, string>[] // columns of the file itself
const head = (number: string) =>
  `${number}\n令和3年1月29日\n\n各都道府県知事 殿\n\n厚生労働省医政局長\n\n医療の安全について（通知）\n\n`

describe('a number at the head of a letter', () => {
  test.each(vectors.map((row) => [row.input ?? '', row] as const))('%s', (input, row) => {
    const [letter] = read(`${head(input.replace(/^昭和.*日|の三次官.*$/, ''))}標記について通知する。`)
    const wanted = row.is_document_number === 'yes' ? (row.normalized ?? '').split(';') : []
    expect(letter?.documentNumbers).toEqual(wanted)
  })
})

describe('a number in running text', () => {
  test.each(vectors.map((row) => [row.input ?? '', row] as const))('%s', (input, row) => {
    const date = input.startsWith('昭和') ? '' : '令和2年4月1日付け'
    const [letter] = read(`${head('医政発0129第7号')}標記については、${date}${input}により示されたところである。`)
    const wanted = row.is_document_number === 'yes' ? (row.normalized ?? '').split(';') : []
    expect(letter?.citedDocuments.flatMap(({ number }) => number ?? [])).toEqual(wanted)
  })

  test.each([
    '医政発第　　号',
    '医政発第号',
    '発第0129号',
    '第12号',
    '同第49号',
    '台風第19号',
    '第3号被保険者',
    '別表第2号',
    '第2号様式',
    '議案第5号',
  ])('%s is no number of a notice', (words) => {
    const [letter] = read(`${head('医政発0129第1号')}標記については、${words}について示されたところである。`)
    expect(letter?.citedDocuments.flatMap(({ number }) => number ?? [])).toEqual([])
  })
})

test('digits that were lost stay lost', () => {
  const [letter] = read(`${head('医政発　　第　　号')}標記について通知する。`)
  expect(letter).toMatchObject({ documentNumbers: [], partialNumber: '医政発第号' })
})
