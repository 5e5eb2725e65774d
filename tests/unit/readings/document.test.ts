import { expect, test } from 'vitest'
import { readLetters } from '#features/letters/letter.ts'
import { proposeDocuments } from '#features/readings/document.ts'
import { similarity } from '#features/readings/similarity.ts'

const letter = (number: string, subject: string) =>
  [
    `${number}`,
    '令和3年3月1日',
    '',
    '各市長　殿',
    '',
    '神奈川県知事',
    '',
    `${subject}について（通知）`,
    '',
    `${subject}を通知します。`,
    '',
  ].join('\n')

function proposed(...texts: string[]) {
  const pages = texts.map((text, at) => ({
    file: 'a.pdf',
    page: at + 1,
    text,
    isScan: at === 2,
    size: null,
    places: [],
  }))
  return proposeDocuments([
    { letters: [], pages: [] },
    { letters: readLetters(pages, { symbols: [] }), pages },
  ]).documents
}

test('each letter knows its file, its pages and its own text', () => {
  const documents = proposed(
    letter('医第1号', '検査'),
    `続き。\n${letter('医第2号', '届出')}`,
    letter('医第3号', '研修'),
  )
  expect(
    documents.map(({ index, file, firstPage, lastPage, isScan }) => [index, file, firstPage, lastPage, isScan]),
  ).toEqual([
    [1, 1, 1, 2, false],
    [2, 1, 2, 2, false],
    [3, 1, 3, 3, true],
  ])
  expect(documents[0]?.body).toContain('検査を通知します。\n\n続き。')
  expect(documents[1]?.body.startsWith('医第2号')).toBe(true)
  expect(documents[1]?.body).not.toContain('研修')
})

test('signs that no database keeps are gone from the proposal', () => {
  const [document] = proposed(letter('医第1号', '検査\u0000\uD800'))
  expect(JSON.stringify(document)).not.toMatch(/\\u0000|\\ud800/)
})

test('titles are alike by the neighbours of their letters', () => {
  expect(similarity('検査体制の整備', '検査体制の整備')).toBe(1)
  expect(similarity('検査体制の整備', '研修会の開催')).toBe(0)
  expect(similarity('', '')).toBe(0)
  expect(similarity('医療情報の安全管理に関する指針の策定', '医療情報の安全管理に関する指針の改定')).toBeGreaterThan(
    0.8,
  )
})
