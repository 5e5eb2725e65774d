import { expect, test } from 'vitest'
import { readLetters } from '#features/letters/letter.ts'
import { proposeDocuments } from '#features/readings/document.ts'
import { words } from '#messages/words.ts'
import { doubtCount, fieldRows, type ReadField } from '../../../src/app/(office)/readings/[id]/field-rows.ts'

const say = words('ja', 'reading')

function rowsOf(lines: string[]) {
  const pages = [{ file: 'a.txt', page: 1, text: lines.join('\n'), isScan: false, size: null, places: [] }]
  const [document] = proposeDocuments([{ letters: readLetters(pages, { symbols: [] }), pages }]).documents
  if (!document) throw new Error('nothing was read')
  const rows = fieldRows(say, document)
  return { rows, row: (field: ReadField) => rows.find((one) => one.field === field) }
}
const letter = (number: string, day: string) => [
  number,
  day,
  '',
  '各都道府県知事　殿',
  '',
  '厚生労働省医政局長',
  '',
  '検査の実施について（通知）',
  '',
  '標記について、下記のとおり通知する。',
]

test('a sure letter asks nothing, and its values stand as an officer writes them', () => {
  const { rows, row } = rowsOf(letter('医政発0129第1号', '令和3年1月29日'))
  expect(doubtCount(rows)).toBe(0)
  expect(row('date')).toMatchObject({ value: '令和3年1月29日', note: '2021-01-29（金）', choices: [] })
  expect(row('subject')).toMatchObject({ value: '検査の実施について', printed: null })
  expect(row('deadline')).toMatchObject({ value: '', note: '記載なし（補いません）', doubt: null })
})

test('a number that names another day is doubted, what was read stays first and the other day is offered', () => {
  const { row } = rowsOf(letter('医政発0129第1号', '令和3年1月28日'))
  expect(row('date')?.doubt).toBe('番号が示す月日と発出日が違います')
  expect(row('date')?.choices.map(({ value }) => value)).toEqual(['令和3年1月28日', '令和3年1月29日'])
})

test('what was not found is an empty field that says so, and nothing is filled in', () => {
  const { row } = rowsOf(['会議の資料を送ります。', '', 'よろしくお願いします。'])
  expect(row('date')).toMatchObject({ value: '', doubt: '本文から見つかりませんでした。分かれば入力してください' })
  expect(row('documentNumbers')).toMatchObject({ value: '', choices: [] })
})

test('the rows are numbered as the marks in the page are', () => {
  const { rows } = rowsOf(letter('医政発0129第1号', '令和3年1月29日'))
  expect(rows.map(({ no }) => no)).toEqual(rows.map((_row, at) => at + 1))
})
