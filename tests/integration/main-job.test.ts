import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const staff = 'staff@pref.example'
const letter = {
  documentNumbers: ['薬第１２０４号'],
  date: '令和3年3月1日',
  kind: '依頼',
  subject: '医薬品の適正使用に関する注意喚起について',
  issuer: ['神奈川県健康医療局生活衛生部薬務課長'],
}
let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function sent(number: string): Promise<{ distributionId: string; delivery: (code: string) => Promise<string> }> {
  const notice = await office.as(staff, registerNotice, { ...letter, documentNumbers: [number] })
  const recipients = [
    { organizationId: await office.organizationId('142018') },
    { organizationId: await office.organizationId('142051') },
  ]
  const { id } = await office.as(staff, draftDistribution, {
    noticeId: notice.id,
    ask: 'receipt_and_dissemination',
    receiptDueDate: '2021-03-12',
    dueDate: 'R3.3.19',
    recipients,
  })
  await office.as(staff, publishDistribution, { distributionId: id })
  const delivery = async (code: string) =>
    (
      await office.rows<{ id: string }>(
        'SELECT v.id FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.distribution_id = $1 AND o.code = $2',
        [id, code],
      )
    )[0]?.id ?? ''
  return { distributionId: id, delivery }
}

async function statusOf(id: string) {
  return (
    await office.rows<{ status: string; owes: string | null }>('SELECT status, owes FROM delivery WHERE id = $1', [id])
  )[0]
}

describe('the main job', () => {
  test('a letter is forwarded, received and passed on', async () => {
    const { distributionId, delivery } = await sent('薬第1204号')
    await office.as(staff, markNotified, { distributionId, deliveryIds: 'all', channel: 'lgwan' })
    const id = await delivery('142018')
    expect(await statusOf(id)).toEqual({ status: 'notified', owes: 'receipt' })
    await office.as('yokosuka@city.example', answerDelivery, { deliveryId: id, kind: 'received' })
    expect(await statusOf(id)).toEqual({ status: 'received', owes: 'dissemination' })
    await office.as('yokosuka@city.example', answerDelivery, {
      deliveryId: id,
      kind: 'disseminated',
      means: ['mail'],
      reached: 310,
    })
    expect(await statusOf(id)).toEqual({ status: 'disseminated', owes: null })
  })
})

describe('bad input changes nothing', () => {
  test.each([
    ['a day before the era', { date: '令和元年4月30日' }, 'date', 'era-limit'],
    ['a day the calendar does not have', { date: '2021-02-30' }, 'date', 'no-such-day'],
    ['the number of a law', { documentNumbers: ['平成25年法律第85号'] }, 'documentNumbers.0', 'legal-instrument'],
    ['a letter without subject', { subject: ' ' }, 'subject', 'missing'],
    ['an unknown field', { state: 'published' }, 'state', 'unknown-field'],
  ])('%s is refused at its field', async (_name, change, field, code) => {
    const before = await office.rows('SELECT 1 FROM notice')
    await expect(
      office.as(staff, registerNotice, { ...letter, documentNumbers: ['薬第9号'], ...change }),
    ).rejects.toMatchObject({ code: 'invalid', fields: [{ field, code }] })
    expect(await office.rows('SELECT 1 FROM notice')).toHaveLength(before.length)
  })

  test('the same issuer, number and date is registered once', async () => {
    await office.as(staff, registerNotice, { ...letter, documentNumbers: ['薬第10号'] })
    await expect(
      office.as(staff, registerNotice, { ...letter, documentNumbers: ['薬 第 10 号'] }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('evidence', () => {
  test.each(['audit_entry', 'delivery_fact'])(
    '%s cannot be changed or deleted, not even by its owner',
    async (table) => {
      await sent(`薬第${table.length}00号`)
      await office.as(staff, registerNotice, { ...letter, documentNumbers: [`薬第${table.length}77号`] })
      const column = table === 'audit_entry' ? 'actor_name' : 'recorded_by_name'
      const [row] = await office.rows<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)
      if (Number(row?.n) > 0)
        await expect(office.rows(`UPDATE ${table} SET ${column} = 'x'`)).rejects.toMatchObject({ code: '42501' })
      await expect(office.rows(`TRUNCATE ${table}`)).rejects.toMatchObject({ code: '42501' })
    },
  )
})
