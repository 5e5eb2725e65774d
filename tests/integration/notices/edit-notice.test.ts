import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { editNotice } from '#features/notices/commands/edit-notice.ts'
import { compareTexts } from '#features/notices/forms.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const edit = (noticeId: string, change: object, revision: string | null = '1', email: string = who.staff) =>
  office.as(email, editNotice, { noticeId, revision, ...change })

describe('editing a draft', () => {
  test('changes what was sent, leaves the rest, and says before and after', async () => {
    const id = await office.register({ contact: '医療課 田中' })
    await edit(id, { subject: '改めた件名', documentNumbers: ['医 第 7001 号'], date: '令和3年3月2日' })
    expect(await viewAs(office, who.staff, id)).toMatchObject({
      subject: '改めた件名',
      documentNumbers: ['医第7001号'],
      documentNumbersRaw: ['医 第 7001 号'],
      date: '2021-03-02',
      contact: '医療課　田中',
      revision: 2,
    })
    const [entry] = await office.rows<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entry WHERE object_id = $1 AND event = 'notice.edited'`,
      [id],
    )
    expect(entry?.after).toMatchObject({ subject: '改めた件名', date: '2021-03-02' })
    expect(entry?.before).not.toHaveProperty('kind')
  })

  test('an old ETag, or none, is answered with both texts and nothing is written', async () => {
    const id = await office.register()
    await edit(id, { subject: '先の人の件名' })
    for (const revision of ['1', null])
      await expect(edit(id, { subject: '後の人の件名' }, revision)).rejects.toMatchObject({
        code: 'stale',
        detail: { revision: '2', current: { subject: '先の人の件名' }, sent: { subject: '後の人の件名' } },
      })
    expect(await viewAs(office, who.staff, id)).toMatchObject({ subject: '先の人の件名', revision: 2 })
  })

  test('the form shows both texts, field by field, only where they differ', async () => {
    const id = await office.register({ contact: '医療課 田中' })
    await edit(id, { subject: '先の人の件名', addressee: '横浜市長 様' })
    const sent = {
      subject: '後の人の件名',
      addressee: null,
      contact: '医療課 田中',
      deadline: null,
      sealOmitted: false,
    }
    const error = await edit(id, sent).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error instanceof AppError ? compareTexts(error) : null).toEqual({
      revision: '2',
      differences: [
        { field: 'subject', current: '先の人の件名', sent: '後の人の件名' },
        { field: 'addressee', current: '横浜市長　様', sent: '' },
      ],
    })
  })

  test('two edits at once: one is kept, the other is told', async () => {
    const id = await office.register()
    const done = await Promise.allSettled([edit(id, { subject: '甲' }), edit(id, { subject: '乙' })])
    expect(done.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('a stub that cites the new number is filled', async () => {
    const citing = await office.register({
      links: [{ relation: 'refers_to', numbers: ['健感発0220第3号'], date: '2021-02-20' }],
    })
    const id = await office.register({ issuer: ['厚生労働省健康局結核感染症課長'], date: '2021-02-20' })
    await edit(id, { documentNumbers: ['健感発0220第3号'] })
    expect((await viewAs(office, who.staff, citing)).links).toMatchObject([{ noticeId: id }])
  })

  test('the identity of another letter is a conflict', async () => {
    await office.register({ documentNumbers: ['医第7010号'] })
    const id = await office.register()
    await expect(edit(id, { documentNumbers: ['医第7010号'] })).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ field: 'documentNumbers.0', code: 'number-taken' }],
    })
  })
})

test('a published letter cannot be edited', async () => {
  const { noticeId } = await office.publish()
  await office.expectRefused(edit(noticeId, { subject: 'x' }), 'forbidden')
})

test('a stranger finds nothing; a viewer finds no draft', async () => {
  const id = await office.register()
  await office.expectRefused(edit(id, { subject: 'x' }, '1', who.yokohama), 'not-found')
  await office.expectRefused(edit(id, { subject: 'x' }, '1', who.viewer), 'not-found')
})

test.each([
  ['a day that does not exist', { date: '2021-02-30' }, 'date', 'no-such-day'],
  ['the number of a law', { documentNumbers: ['平成25年法律第85号'] }, 'documentNumbers.0', 'legal-instrument'],
  ['a field that is not the letter’s own', { version: 9 }, 'version', 'unknown-field'],
  ['an empty subject', { subject: ' ' }, 'subject', 'missing'],
])('%s changes nothing', async (_name, change, field, code) => {
  const id = await office.register()
  await office.expectInvalid(() => edit(id, change), field, code, ['notice', 'notice_number'])
  expect((await viewAs(office, who.staff, id)).revision).toBe(1)
})
