import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLanguage } from '#features/accounts/commands/choose-language.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { makePerson } from '../../support/people.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('a person chooses the own language', async () => {
  const { id, email } = await makePerson(office)
  await office.as(email, chooseLanguage, { language: 'en' })
  expect(await office.rows('SELECT locale FROM user_account WHERE id = $1', [id])).toEqual([{ locale: 'en' }])
  expect(await office.eventsOf(id)).toEqual(['account.added', 'account.language-chosen'])
})

test('the installation has no language', async () => {
  await office.expectRefused(office.as(null, chooseLanguage, { language: 'ja' }), 'not-found')
})

test('a language that the product does not speak changes nothing', async () => {
  await office.expectInvalid(() => office.as(who.staff, chooseLanguage, { language: 'fr' }), 'language', 'choice', [
    'audit_entry',
  ])
})
