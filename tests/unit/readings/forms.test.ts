import { expect, test } from 'vitest'
import { acceptanceInput } from '#features/readings/schema.ts'
import { afterAcceptance, readAcceptance } from '#features/readings/forms.ts'

const readingId = '0b9f5a52-7f1e-4f7e-9a1c-2f6f0a4b1c11'
const noticeId = '1c9f5a52-7f1e-4f7e-9a1c-2f6f0a4b1c22'

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ readingId, ...fields }))
    for (const one of [value].flat()) data.append(name, one)
  return data
}
const documentsOf = (data: FormData) => acceptanceInput.parse(readAcceptance(data)).documents

test('what was not touched is not sent as a correction', () => {
  const [document] = documentsOf(
    form({
      document: '1',
      'd1.date': '令和3年1月29日',
      'was.d1.date': '令和3年1月29日',
      'd1.issuer': '厚生労働省医政局長\r\n厚生労働省健康局長',
      'was.d1.issuer': '厚生労働省医政局長\n厚生労働省健康局長',
    }),
  )
  expect(document).toEqual({ index: 1, fields: {}, links: [] })
})

test('a corrected field is sent in the form that the register takes', () => {
  const [document] = documentsOf(
    form({
      document: '1',
      'd1.documentNumbers': '医政発0129第1号、健発0129第2号',
      'was.d1.documentNumbers': '医政発0129第1号',
      'd1.date': 'R3.1.29',
      'was.d1.date': '令和3年1月28日',
      'd1.subject': '検査の\r\n実施について',
      'was.d1.subject': '検査',
      'd1.deadline': '',
      'was.d1.deadline': '令和3年2月1日',
    }),
  )
  expect(document?.fields).toEqual({
    documentNumbers: ['医政発0129第1号', '健発0129第2号'],
    date: '2021-01-29',
    subject: '検査の実施について',
    deadline: null,
  })
})

test('a choice counts while nothing is typed below it, and what is typed wins', () => {
  const chosen = { document: '1', 'was.d1.date': '令和3年1月28日', 'd1.date': '', 'd1.date.pick': '令和3年1月29日' }
  expect(documentsOf(form(chosen))[0]?.fields).toEqual({ date: '2021-01-29' })
  expect(documentsOf(form({ ...chosen, 'd1.date': '2021-02-01' }))[0]?.fields).toEqual({ date: '2021-02-01' })
  expect(documentsOf(form({ ...chosen, 'd1.date.pick': '令和3年1月28日' }))[0]?.fields).toEqual({})
})

test('where nothing was read an offered value is sent only when it was chosen', () => {
  const offered = { document: '1', 'was.d1.documentNumbers': '', 'd1.documentNumbers': '' }
  expect(documentsOf(form({ ...offered, 'd1.documentNumbers.pick': '' }))[0]?.fields).toEqual({})
  expect(documentsOf(form({ ...offered, 'd1.documentNumbers.pick': '医第7号' }))[0]?.fields).toEqual({
    documentNumbers: ['医第7号'],
  })
})

test('a letter that is left out is ignored whatever else its card says', () => {
  const fields = { document: ['1', '2'], 'd2.leave': 'on', 'd2.take': 'version' }
  expect(documentsOf(form(fields))[1]).toEqual({ index: 2, take: 'ignore' })
})

test('an arrival and a new version name the registered letter, a letter of its own does not', () => {
  const known = { document: '1', 'd1.noticeId': noticeId, 'd1.reason': '差替えが届いたため' }
  expect(documentsOf(form({ ...known, 'd1.take': 'arrival' }))[0]).toMatchObject({ take: 'arrival', noticeId })
  expect(documentsOf(form({ ...known, 'd1.take': 'version' }))[0]).toMatchObject({
    take: 'version',
    noticeId,
    reason: '差替えが届いたため',
  })
  expect(documentsOf(form({ ...known, 'd1.take': 'separate' }))[0]).not.toHaveProperty('noticeId')
})

test('links that are kept are sent with their relation, and with a target only where it was changed', () => {
  const [document] = documentsOf(
    form({
      document: '1',
      links1: ['c1', 'c2', 'c3'],
      'l1.c1.keep': 'on',
      'l1.c1.relation': 'amends',
      'was.l1.c1.target': 'document:2',
      'l1.c2.relation': 'refers_to',
      'l1.c3.keep': 'on',
      'l1.c3.relation': 'refers_to',
      'l1.c3.target': `notice:${noticeId}`,
      'was.l1.c3.target': 'stub',
    }),
  )
  expect(document?.links).toEqual([
    { key: 'c1', relation: 'amends' },
    { key: 'c3', relation: 'refers_to', noticeId },
  ])
})

test('afterwards it goes to the recipients of the letter that carries the others, or to what was registered', () => {
  const outcomes = [
    { index: 1, taken: 'arrival' as const, noticeId: 'a', linkIds: [] },
    { index: 2, taken: 'register' as const, noticeId: 'b', linkIds: [] },
    { index: 3, taken: 'register' as const, noticeId: 'c', linkIds: [] },
  ]
  const to = (fields: Record<string, string>) => afterAcceptance({ id: readingId, outcomes }, form(fields))
  expect(to({ next: 'forward', cover: '3' })).toBe('/distributions/new?noticeId=c')
  expect(to({ next: 'forward', cover: '1' })).toBe('/distributions/new?noticeId=b')
  expect(to({ next: 'stay', cover: '3' })).toBe(`/readings/${readingId}`)
})
