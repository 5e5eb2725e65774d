import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from '../notices/letters.ts'
import expected from '../notices/seed-expected.json' with { type: 'json' }
import { accept, fileOf, letterText, pdfOf, receive, receiveText, seedText, viewOf } from './readings.ts'

let office: TestOffice
let pdf: Buffer
let seed: { readingId: string; noticeIds: string[]; linkIds: string[] }
const registerTables = ['notice', 'notice_version', 'notice_file', 'notice_link', 'notice_arrival', 'reading_outcome']
const count = async (table: string) =>
  (await office.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n
const counts = () => Promise.all(registerTables.map(count))

beforeAll(async () => {
  office = await openOffice()
  pdf = await pdfOf(seedText)
  const reading = await receive(office, [fileOf('3156.pdf', pdf)])
  const { id, outcomes } = await accept(office, reading.id)
  const noticeIds = outcomes.flatMap(({ noticeId }) => noticeId ?? [])
  seed = { readingId: id, noticeIds, linkIds: outcomes.flatMap(({ linkIds }) => linkIds) }
})
afterAll(() => office.close())

interface Cited {
  number: string
  date: string | null
  dateInferred?: string
  relation: string
  jointGroup?: number
}

/** The links of a letter of seed-expected.json: the letters of one joint number are one link. */
function linksOf(citedDocuments: readonly Cited[]) {
  const groups = Map.groupBy(citedDocuments, (one) => one.jointGroup ?? one.number)
  return [...groups.values()].map(([first, ...rest]) => ({
    relation: first?.relation === 'refers' ? 'refers_to' : first?.relation,
    numbers: [first, ...rest].map((one) => one?.number),
    date: first?.date ?? first?.dateInferred,
  }))
}

test('three letters in one PDF become three letters of the register with the links that they print', async () => {
  expect(seed.noticeIds).toHaveLength(3)
  for (const [at, document] of expected.entries()) {
    const notice = await viewAs(office, who.staff, seed.noticeIds[at] ?? '')
    const { documentNumbers, date, kind, subject, issuer, sealOmitted, alreadyNotified = [] } = document
    expect(notice).toMatchObject({ documentNumbers, date, kind, subject, issuer, sealOmitted, alreadyNotified })
    const printed = notice.links.filter((link) => link.isOutgoing && link.numbers.length > 0)
    const wanted = linksOf(document.citedDocuments)
    expect(printed).toHaveLength(wanted.length)
    for (const link of wanted) expect(printed).toContainEqual(expect.objectContaining(link))
  }
  const [cover, ministry, memo] = seed.noticeIds
  const { links } = await viewAs(office, who.staff, cover ?? '')
  expect(links.map(({ relation, noticeId }) => `${relation} ${noticeId}`).toSorted()).toEqual(
    [`forwards ${ministry}`, `forwards ${memo}`].toSorted(),
  )
})

test('each letter keeps the file as received with its own pages, and how it came; what the office issued itself did not come', async () => {
  const pages = await office.rows(
    'SELECT f.first_page AS first, f.last_page AS last, f.size_bytes AS size FROM notice_file f JOIN reading_outcome o ON o.notice_id = f.notice_id WHERE o.reading_id = $1 ORDER BY o.index',
    [seed.readingId],
  )
  expect(pages).toMatchObject([{ first: 1 }, { first: 2 }, { first: 3, last: 3 }])
  expect(pages.map(({ size }) => size)).toEqual([pdf.length, pdf.length, pdf.length])
  const arrivals = await Promise.all(seed.noticeIds.map(async (id) => (await viewAs(office, who.staff, id)).arrivals))
  expect(arrivals).toMatchObject([[], [{ sender: '厚生労働省医政局長', on: '2021-03-09', sameAsVersion: 1 }], [{}]])
  expect(await office.eventsOf(seed.readingId)).toEqual(['reading.received', 'reading.accepted'])
  expect(await office.eventsOf(seed.noticeIds[1] ?? '')).toEqual(['notice.registered'])
})

test('the same acceptance again answers with the same letters and links', async () => {
  const before = await counts()
  const { outcomes } = await accept(office, seed.readingId, { documents: [{ index: 1, take: 'ignore' }] })
  expect(outcomes.map(({ noticeId }) => noticeId)).toEqual(seed.noticeIds)
  expect(outcomes.flatMap(({ linkIds }) => linkIds)).toEqual(seed.linkIds)
  expect(await counts()).toEqual(before)
  expect(await office.eventsOf(seed.readingId)).toContain('reading.accepted-again')
})

test('the same file again is a further arrival of each letter and nothing else', async () => {
  const again = await receive(office, [fileOf('again.pdf', pdf)])
  expect(again.documents.map(({ duplicate }) => [duplicate?.ground, duplicate?.noticeId])).toEqual(
    seed.noticeIds.map((id) => ['same-file', id]),
  )
  const [notices, versions, files, links, arrivals] = await counts()
  const arrival = { channel: 'association', on: '2021-03-05', sender: '神奈川県医師会' }
  const { outcomes } = await accept(office, again.id, { arrival })
  expect(outcomes.map(({ taken, noticeId }) => [taken, noticeId])).toEqual(seed.noticeIds.map((id) => ['arrival', id]))
  expect((await counts()).slice(0, 5)).toEqual([notices, versions, files, links, (arrivals ?? 0) + 3])
  const { arrivals: came } = await viewAs(office, who.staff, seed.noticeIds[0] ?? '')
  expect(came).toMatchObject([{ ...arrival, sameAsVersion: 1 }])
})

test('what the officer corrected is registered; letters, links and pages as she chose', async () => {
  const subject = '医療機関等におけるサイバーセキュリティ対策の強化について'
  const first = letterText({ number: '健医第301号', subject: `${subject}（依頼）` })
  const reading = await receive(office, [
    fileOf('a.txt', first),
    fileOf('b.txt', letterText({ number: '健医第302号', subject: '感染症の発生動向について（通知）' })),
    fileOf('c.txt', letterText({ number: '健医第303号', subject: '講習会の開催について（通知）' })),
  ])
  const { outcomes } = await accept(office, reading.id, {
    documents: [
      {
        index: 1,
        fields: {
          documentNumbers: ['健医第３０９号'],
          contact: '健康医療課　山田　電話045-210-0000',
          deadline: '令和3年3月31日',
        },
        links: [
          { relation: 'same_time', document: 2 },
          { relation: 'refers_to', numbers: ['医政発0129第1号'], date: '2021-01-29' },
        ],
      },
      { index: 3, take: 'ignore' },
    ],
  })
  expect(outcomes.map(({ taken }) => taken)).toEqual(['register', 'register', 'ignore'])
  const notice = await viewAs(office, who.staff, outcomes[0]?.noticeId ?? '')
  expect(notice).toMatchObject({ documentNumbers: ['健医第309号'], subject, deadline: '2021-03-31' })
  expect(notice.contactParts).toMatchObject({ person: '山田', tel: '045-210-0000' })
  expect(notice.links.map(({ relation, noticeId }) => `${relation} ${noticeId}`).toSorted()).toEqual([
    `refers_to ${seed.noticeIds[1]}`,
    `same_time ${outcomes[1]?.noticeId}`,
  ])
  expect((await viewOf(office, reading.id)).state).toBe('accepted')
})

test('a link that was seen is made also where a correction would no longer propose it', async () => {
  const other = seedText
    .replaceAll('3156', '3157')
    .replaceAll('医政発 0129 第 1 号', '医政発 0127 第 7 号')
    .replaceAll(/令和 ?3 ?年 ?1 ?月 ?29 ?日/g, '令和3年1月27日')
  const reading = await receiveText(office, other)
  const [cover] = reading.documents
  expect(cover?.links.map(({ target }) => target)).toEqual([{ document: 2 }, { document: 3 }])
  const { outcomes } = await accept(office, reading.id, {
    documents: [
      {
        index: 1,
        fields: { subject: '講習会の開催について' },
        links: cover?.links.map(({ key, relation }) => ({ key, relation })),
      },
    ],
  })
  const notice = await viewAs(office, who.staff, outcomes[0]?.noticeId ?? '')
  expect(notice.subject).toBe('講習会の開催について')
  expect(notice.links.map(({ noticeId }) => noticeId).toSorted()).toEqual(
    [outcomes[1]?.noticeId, outcomes[2]?.noticeId].toSorted(),
  )
})

test('a proposed link can be taken out or led elsewhere', async () => {
  const body =
    '令和3年1月29日付医政発0129第1号により、厚生労働省医政局長から通知がありましたので、貴所管の関係機関に周知してください。'
  const kept = await receiveText(office, letterText({ number: '健医第311号', body }))
  expect(kept.documents[0]?.links).toMatchObject([{ relation: 'forwards', target: { noticeId: seed.noticeIds[1] } }])
  const key = kept.documents[0]?.links[0]?.key
  const moved = await accept(office, kept.id, {
    documents: [{ index: 1, links: [{ key, noticeId: seed.noticeIds[2] }] }],
  })
  expect((await viewAs(office, who.staff, moved.outcomes[0]?.noticeId ?? '')).links).toMatchObject([
    { noticeId: seed.noticeIds[2] },
  ])
  const bare = await receiveText(office, letterText({ number: '健医第312号', body }))
  const none = await accept(office, bare.id, { documents: [{ index: 1, links: [] }] })
  expect((await viewAs(office, who.staff, none.outcomes[0]?.noticeId ?? '')).links).toEqual([])
})

test('what is missing or wrong is named by letter and field, and nothing is written', async () => {
  const reading = await receiveText(office, '件名も番号もない覚書。'.repeat(3))
  const before = await counts()
  const complaints = await accept(office, reading.id, {
    documents: [{ index: 1, fields: { documentNumbers: ['平成15年法律第57号'] } }, { index: 9 }],
  }).catch((error: { code: string; fields: { field: string; code: string }[] }) => error)
  expect(complaints).toMatchObject({ code: 'invalid' })
  expect('fields' in complaints && complaints.fields.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['documents', 'documents.0.date', 'documents.0.issuer']),
  )
  await expect(
    accept(office, reading.id, {
      documents: [{ index: 1, links: [{ key: 'c9' }], fields: { date: '2021-03-01', issuer: '県', subject: '覚書' } }],
    }),
  ).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'documents.0.links.0.key', code: 'unknown-link' }] })
  await expect(
    accept(office, reading.id, { documents: [], arrival: { on: '2021-03-10' }, more: 1 }),
  ).rejects.toMatchObject({
    fields: [{ field: 'more', code: 'unknown-field' }],
  })
  expect(await counts()).toEqual(before)
  expect((await viewOf(office, reading.id)).state).toBe('proposed')
})

test('a stranger and a viewer find no reading, and both refusals are recorded', async () => {
  const reading = await receiveText(office, letterText({ number: '健医第320号' }))
  await office.expectRefused(accept(office, reading.id, {}, who.yokohama), 'not-found')
  await office.expectRefused(accept(office, reading.id, {}, who.viewer), 'not-found')
  await office.expectRefused(viewOf(office, reading.id, who.yokohama), 'not-found')
})
