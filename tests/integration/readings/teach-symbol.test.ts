import { afterAll, beforeAll, expect, test } from 'vitest'
import { teachSymbol } from '#features/readings/commands/teach-symbol.ts'
import { listLearnedSymbols } from '#features/readings/learned-symbol.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { letterText, receiveText } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const bureau = '神奈川県福祉子どもみらい局長'
const shortIssuer = (number: string) => letterText({ number, issuer: '福祉子どもみらい局長' })

test('a symbol said by hand is used for the next letter, and stands in the trail', async () => {
  const { id } = await office.as(who.staff, teachSymbol, { symbol: '子　福', office: bureau })
  const [row] = await office.read(who.staff, listLearnedSymbols)
  expect(row).toMatchObject({ id, symbol: '子福', office: bureau, readingId: null, confirmedByName: '佐藤' })
  expect(await office.eventsOf(id)).toEqual(['reading.symbol-learned'])
  const letter = await receiveText(office, shortIssuer('子福第901号'))
  expect(letter.documents[0]?.issuer).toEqual([bureau])
  expect(await office.read(who.yokohama, listLearnedSymbols)).toEqual([])
})

test('a viewer may not; what is no symbol, a missing office and the same again change nothing', async () => {
  await office.expectRefused(office.as(who.viewer, teachSymbol, { symbol: '子福', office: bureau }), 'forbidden')
  const refused = (words: object, field: string, code: string) =>
    office.expectInvalid(() => office.as(who.staff, teachSymbol, words), field, code, ['learned_symbol'])
  await refused({ symbol: '医政発0129第1号', office: bureau }, 'symbol', 'not-a-symbol')
  await refused({ symbol: '', office: bureau }, 'symbol', 'not-a-symbol')
  await refused({ symbol: '<b>', office: bureau }, 'symbol', 'not-a-symbol')
  await refused({ symbol: '子福', office: '' }, 'office', 'missing')
  await refused({ symbol: '子福', office: bureau }, 'symbol', 'symbol-known')
})
