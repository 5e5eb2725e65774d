import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from '../notices/letters.ts'
import { accept, fileOf, receive } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const letters = globSync('tests/unit/letters/data/{corpus,heldout}/*.txt')
  .toSorted()
  .filter((_file, at) => at % 4 === 0)

test('letters of many offices can be registered as it was read; what the paper does not say is asked for', {
  timeout: 240_000,
}, async () => {
  expect(letters.length).toBeGreaterThan(10)
  for (const [at, file] of letters.entries()) {
    const reading = await receive(office, [fileOf(`${at}.txt`, readFileSync(file))])
    const documents = reading.documents.map((document) => ({
      index: document.index,
      ...(document.duplicate ? { take: 'separate' } : {}),
      fields: {
        ...(document.date ? {} : { date: '2021-03-01' }),
        ...(document.subject ? {} : { subject: '件名なし' }),
        ...(document.issuer.length > 0 ? {} : { issuer: ['発出者不明'] }),
      },
    }))
    const done = await accept(office, reading.id, { documents }).catch((error: { fields: unknown }) => error)
    expect(done, `${file} ${JSON.stringify('fields' in done ? done.fields : '')}`).toHaveProperty('outcomes')
    if (!('outcomes' in done)) continue
    const notice = await viewAs(office, who.staff, done.outcomes[0]?.noticeId ?? '')
    expect(notice.documentNumbers, file).toEqual(reading.documents[0]?.documentNumbers)
  }
})
