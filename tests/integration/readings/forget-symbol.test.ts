import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetSymbol } from '#features/readings/commands/forget-symbol.ts'
import { listLearnedSymbols } from '#features/readings/learned-symbol.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { accept, letterText, receiveText } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const learned = (email: string = who.staff) => office.read(email, listLearnedSymbols)
const office1 = '神奈川県福祉子どもみらい局長'

/** A letter whose issuer is printed in short. */
const shortIssuer = (number: string) => letterText({ number, issuer: '福祉子どもみらい局長' })

test('a symbol corrected once makes the next letter of that office read right', async () => {
  const first = await receiveText(office, shortIssuer('子福第801号'))
  expect(first.documents[0]?.issuer).not.toEqual([office1])
  await accept(office, first.id, { documents: [{ index: 1, fields: { issuer: [office1] } }] })
  const [row] = await learned()
  expect(row).toMatchObject({ symbol: '子福', office: office1, readingId: first.id, confirmedByName: '佐藤' })
  expect(await office.eventsOf(row?.id ?? '')).toEqual(['reading.symbol-learned'])
  const next = await receiveText(office, shortIssuer('子福第802号'))
  expect(next.documents[0]?.issuer).toEqual([office1])
})

test('it is learned by the own office alone', async () => {
  const other = await receiveText(office, shortIssuer('子福第803号'), who.yokohama)
  expect(other.documents[0]?.issuer).not.toEqual([office1])
  expect(await learned(who.yokohama)).toEqual([])
})

test('what was forgotten is used no more', async () => {
  const [row] = await learned()
  await office.as(who.staff, forgetSymbol, { symbolId: row?.id })
  expect((await learned()).filter(({ symbol }) => symbol === '子福')).toEqual([])
  const next = await receiveText(office, shortIssuer('子福第804号'))
  expect(next.documents[0]?.issuer).not.toEqual([office1])
  expect(await office.eventsOf(row?.id ?? '')).toEqual(['reading.symbol-learned', 'reading.symbol-forgotten'])
})

test('a stranger finds nothing, a viewer may not, a wrong id changes nothing', async () => {
  const { id } = await receiveText(office, letterText({ number: '新記第811号' }))
  await accept(office, id)
  const [row] = await learned()
  await office.expectRefused(office.as(who.yokohama, forgetSymbol, { symbolId: row?.id }), 'not-found')
  await office.expectRefused(office.as(who.viewer, forgetSymbol, { symbolId: row?.id }), 'forbidden')
  await office.expectInvalid(() => office.as(who.staff, forgetSymbol, { symbolId: 'x' }), 'symbolId', 'form', [
    'learned_symbol',
  ])
})
