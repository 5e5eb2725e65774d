import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from '../notices/letters.ts'
import { accept, fileOf, letterText, receive, receiveText, viewOf } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const taken = async (readingId: string, change: object = {}) =>
  (await accept(office, readingId, { documents: [{ index: 1, ...change }] })).outcomes[0]?.noticeId ?? ''

/** A letter registered from its file, and a second file with its number and day and other words. */
async function pairOf(number: string) {
  const first = await receiveText(office, letterText({ number }))
  const noticeId = await taken(first.id)
  const second = await receiveText(
    office,
    letterText({ number, body: '差し替えた本文です。貴所管の関係機関に周知してください。' }),
  )
  return { noticeId, second }
}
const notices = async () => (await office.rows<{ n: number }>('SELECT count(*)::int AS n FROM notice'))[0]?.n

describe('a letter with a known number and day from another file', () => {
  test('is asked about, and nothing is written until somebody decides', async () => {
    const { noticeId, second } = await pairOf('健福第401号')
    expect(second.documents[0]?.duplicate).toMatchObject({ ground: 'same-identity', noticeId, isDraft: true })
    const before = await notices()
    await expect(accept(office, second.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ field: 'documents.0.take', code: 'replacement-undecided' }],
      detail: { noticeIds: [noticeId] },
    })
    expect(await notices()).toBe(before)
    expect((await viewOf(office, second.id)).state).toBe('proposed')
  })

  test('replaces a draft where it stands, its reason kept in the trail', async () => {
    const { noticeId, second } = await pairOf('健福第402号')
    await expect(taken(second.id, { take: 'version' })).rejects.toMatchObject({
      fields: [{ field: 'documents.0.reason', code: 'reason-missing' }],
    })
    expect(await taken(second.id, { take: 'version', reason: '差替え版が届いたため' })).toBe(noticeId)
    const notice = await viewAs(office, who.staff, noticeId)
    expect(notice.body).toContain('差し替えた本文')
    expect(notice).toMatchObject({ version: 1 })
    expect(notice.files).toHaveLength(2)
    expect(await office.eventsOf(noticeId)).toContain('notice.edited')
  })

  test('becomes the next version of a letter that was sent, with its file', async () => {
    const { noticeId } = await office.publish()
    const sent = await viewAs(office, who.staff, noticeId)
    const text = letterText({
      number: sent.documentNumbers[0] ?? '',
      issuer: sent.issuer[0] ?? '',
      subject: '訂正した件名について（依頼）',
    })
    const reading = await receiveText(office, text)
    expect(reading.documents[0]?.duplicate).toMatchObject({ noticeId, isDraft: false })
    expect(await taken(reading.id, { take: 'version', reason: '別添の誤りの訂正' })).toBe(noticeId)
    const notice = await viewAs(office, who.staff, noticeId)
    expect(notice).toMatchObject({ version: 2, subject: '訂正した件名について' })
    expect(notice.files).toMatchObject([{ version: 2 }])
    expect(notice.versions[0]).toMatchObject({ reason: '別添の誤りの訂正' })
    expect(await office.eventsOf(noticeId)).toContain('notice.version-added')
  })

  test('is a letter of its own, a further arrival, or left out, as the officer says', async () => {
    const { noticeId, second } = await pairOf('健福第403号')
    const separate = await taken(second.id, { take: 'separate' })
    expect(separate).not.toBe(noticeId)
    const third = await receiveText(office, letterText({ number: '健福第403号', body: '三度目の到着。' }))
    expect(await taken(third.id, { take: 'arrival', noticeId })).toBe(noticeId)
    const { arrivals, files } = await viewAs(office, who.staff, noticeId)
    expect([arrivals.length, files.length]).toEqual([1, 1])
    const fourth = await receiveText(office, letterText({ number: '健福第403号', body: '四度目の到着。' }))
    expect(await taken(fourth.id, { take: 'ignore' })).toBe('')
  })
})

test('a number registered by somebody else since the preview is said, and nothing is written', async () => {
  const number = '健福第411号'
  const reading = await receiveText(office, letterText({ number }))
  expect(reading.documents[0]?.duplicate).toBeNull()
  const letter = {
    documentNumbers: [number],
    date: '2021-03-01',
    kind: '依頼',
    subject: '先に登録された文書',
    issuer: '神奈川県健康医療局長',
  }
  await office.as(who.manager, registerNotice, letter)
  const before = await notices()
  await expect(taken(reading.id, { take: 'register' })).rejects.toMatchObject({
    code: 'conflict',
    fields: [{ field: 'documents.0.take', code: 'registered-already' }],
  })
  await expect(accept(office, reading.id)).rejects.toMatchObject({ fields: [{ code: 'replacement-undecided' }] })
  expect(await notices()).toBe(before)
})

test('of two who accept one number at the same moment one is told', async () => {
  const readings = [
    await receiveText(office, letterText({ number: '健福第421号', body: '一通目の本文です。' })),
    await receiveText(office, letterText({ number: '健福第421号', body: '二通目の本文です。' })),
  ]
  const done = await Promise.allSettled(readings.map(({ id }) => accept(office, id)))
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const lost = done.find((one) => one.status === 'rejected')
  expect(lost).toMatchObject({ reason: { code: 'conflict' } })
})

test('two accepts of one reading at the same moment lead to one letter', async () => {
  const { id } = await receiveText(office, letterText({ number: '健福第422号' }))
  const [one, other] = await Promise.all([accept(office, id), accept(office, id)])
  expect(one.outcomes).toEqual(other.outcomes)
})

test('a memo without a number is known by title and day, in any spelling', async () => {
  const memo = (subject: string) => letterText({ number: '事　務　連　絡', issuer: '厚生労働省医政局総務課', subject })
  const noticeId = await taken((await receiveText(office, memo('医療機器の 安全使用について'))).id)
  const again = await receiveText(office, memo('医療機器の安全使用について（通知）'))
  expect(again.documents[0]?.duplicate).toMatchObject({ ground: 'same-identity', noticeId })
  const other = await receiveText(office, memo('医薬品の安全使用について'))
  expect(other.documents[0]?.duplicate).toBeNull()
})

test('the number of another prefecture on the same day is another letter', async () => {
  await taken((await receiveText(office, letterText({ number: '医第431号' }))).id)
  const other = await receiveText(office, letterText({ number: '医第431号', issuer: '埼玉県保健医療部長' }))
  expect(other.documents[0]?.duplicate).toBeNull()
})

test('one letter in two files of a batch is asked about, and its second file goes to the same letter', async () => {
  const [text, copy] = [
    letterText({ number: '健福第441号' }),
    letterText({ number: '健福第441号', body: '写しの本文です。' }),
  ]
  const reading = await receive(office, [fileOf('a.txt', text), fileOf('b.txt', copy)])
  expect(reading.documents[1]?.duplicate).toMatchObject({ ground: 'same-identity', document: 1, noticeId: null })
  await expect(accept(office, reading.id)).rejects.toMatchObject({ fields: [{ field: 'documents.1.take' }] })
  const { outcomes } = await accept(office, reading.id, { documents: [{ index: 2, take: 'arrival' }] })
  expect(outcomes[0]?.noticeId).toBe(outcomes[1]?.noticeId)
  expect((await viewAs(office, who.staff, outcomes[0]?.noticeId ?? '')).files.map(({ name }) => name)).toEqual([
    'a.txt',
    'b.txt',
  ])
})

describe('a citation that is not registered yet', () => {
  const body =
    '令和3年2月15日付薬生発0215第9号により、厚生労働省医薬・生活衛生局長から通知がありましたので、周知してください。'
  const cited = {
    documentNumbers: ['薬生発0215第9号'],
    date: '2021-02-15',
    kind: '通知',
    subject: '取扱いについて',
    issuer: '厚生労働省医薬・生活衛生局長',
  }

  test('is a stub that the form fills', async () => {
    const noticeId = await taken((await receiveText(office, letterText({ number: '健福第451号', body }))).id)
    expect((await viewAs(office, who.staff, noticeId)).links).toMatchObject([{ noticeId: null, relation: 'forwards' }])
    const { id } = await office.as(who.staff, registerNotice, cited)
    expect((await viewAs(office, who.staff, noticeId)).links).toMatchObject([{ noticeId: id }])
  })

  test('is a stub that a reading fills, by title and day where no number is cited', async () => {
    const title = '検査体制の整備について'
    const form = { ...cited, documentNumbers: ['健医第452号'], date: '2021-03-02', subject: '検査体制の周知について' }
    const links = [{ relation: 'forwards', title, date: '2021-03-01' }]
    const { id } = await office.as(who.staff, registerNotice, { ...form, links })
    const reading = await receiveText(
      office,
      letterText({ number: '事務連絡', issuer: '厚生労働省健康局総務課', subject: title }),
    )
    const noticeId = await taken(reading.id)
    expect((await viewAs(office, who.staff, id)).links).toMatchObject([{ noticeId }])
  })

  test('is never led by a local number alone', async () => {
    await taken((await receiveText(office, letterText({ number: '総務第461号' }))).id)
    const reading = await receiveText(
      office,
      letterText({
        number: '健福第462号',
        body: '令和2年7月1日付総務第461号により通知した取扱いについて、周知してください。',
      }),
    )
    const [link] = reading.documents[0]?.links ?? []
    expect(link).toMatchObject({ target: { stub: true }, ground: 'not-registered', candidates: [{ ground: 'number' }] })
  })
})
