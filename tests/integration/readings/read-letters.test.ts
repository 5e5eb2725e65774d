import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLetters } from '#features/readings/commands/read-letters.ts'
import { receiveText as receivePasted } from '#features/readings/intake.ts'
import { listReadings, pagesOf } from '#features/readings/queries.ts'
import { run } from '#server/statement.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { accept, fileOf, letterText, pdfOf, receive, seedText } from './readings.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const kept = ['reading', 'reading_file', 'reading_page', 'file_content', 'file_chunk', 'notice']

test('files are kept as received with what was read from them, and nothing is registered', async () => {
  const bytes = await pdfOf(seedText)
  const [before] = await office.rows('SELECT count(*)::int AS n FROM notice')
  const reading = await receive(office, [fileOf('通知.pdf', bytes), fileOf('依頼.txt', letterText({}))])
  expect(reading).toMatchObject({ state: 'proposed', receivedByName: '佐藤', isInterrupted: false })
  expect(reading.files).toMatchObject([
    { name: '通知.pdf', sizeBytes: bytes.length, pages: 3, pagesRead: 3, problem: null },
    { name: '依頼.txt', problem: null },
  ])
  expect(reading.documents.map(({ index, file, firstPage, lastPage }) => [index, file, firstPage, lastPage])).toEqual([
    [1, 0, 1, 2],
    [2, 0, 2, 3],
    [3, 0, 3, 3],
    [4, 1, 1, 1],
  ])
  expect(await office.rows('SELECT count(*)::int AS n FROM notice')).toEqual([before])
  expect(await office.eventsOf(reading.id)).toEqual(['reading.received'])
})

test('every place of the evidence lies in the page that is kept', async () => {
  const reading = await receive(office, [fileOf('通知.pdf', await pdfOf(seedText))])
  const pages = await office.read(who.staff, (reader) =>
    run(reader, pagesOf(reading.id, { position: 0, from: 1, to: 500 })),
  )
  const places = reading.documents.flatMap(({ evidence }) => Object.values(evidence).flat())
  expect(places.length).toBeGreaterThan(20)
  for (const { page, start, end, text } of places) expect(pages[page - 1]?.text.slice(start, end)).toBe(text)
})

test('pasted text is read as a file of its own', async () => {
  const { id } = await receivePasted(
    await office.contextOf(who.staff),
    '貼り付け.txt',
    letterText({ number: '健福第501号' }),
  )
  const page = await office.read(who.staff, (reader) => listReadings(reader, { isOpen: true, limit: 1 }))
  expect(page.items).toMatchObject([{ id, names: ['貼り付け.txt'], documentCount: 1, state: 'proposed' }])
})

describe('a bad file', () => {
  const bad: [string, string | Uint8Array, string][] = [
    ['empty.pdf', '', 'file-empty'],
    ['page.pdf', '<!doctype html>', 'file-kind'],
    ['program.exe', 'MZ', 'file-kind-unknown'],
    ['broken.pdf', '%PDF-1.7\nnothing', 'file-damaged'],
    ['../', 'x', 'file-name'],
  ]

  test.each(bad)('%s alone is refused with its name, and nothing is kept', async (name, bytes, code) => {
    await office.expectInvalid(() => receive(office, [fileOf(name, bytes)]), 'files.0', code, kept)
  })

  test('harms no other file of the batch', async () => {
    const good = fileOf('good.txt', letterText({ number: '健福第511号' }))
    const reading = await receive(office, [...bad.map(([name, bytes]) => fileOf(name, bytes)), good])
    expect(reading.files.map(({ problem }) => problem?.code ?? null)).toEqual([...bad.map(([, , code]) => code), null])
    expect(reading.documents).toMatchObject([{ documentNumbers: ['健福第511号'], file: bad.length }])
    const { outcomes } = await accept(office, reading.id)
    expect(outcomes).toMatchObject([{ taken: 'register' }])
  })

  test('that is too large is named, the others are read', async () => {
    const large = fileOf('large.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 0x61))
    await expect(receive(office, [large])).rejects.toMatchObject({
      code: 'too-large',
      fields: [{ field: 'files.0', code: 'file-too-large', values: { name: 'large.txt' } }],
    })
    const reading = await receive(office, [large, fileOf('good.txt', letterText({ number: '健福第512号' }))])
    expect(reading.files).toMatchObject([{ problem: { code: 'file-too-large' }, sha256: null }, { problem: null }])
  })

  test('that came twice in one batch is read once', async () => {
    const text = letterText({ number: '健福第513号' })
    const reading = await receive(office, [fileOf('a.txt', text), fileOf('b.txt', text)])
    expect(reading.files[1]?.problem).toMatchObject({ code: 'file-twice', values: { other: 'a.txt' } })
    expect(reading.documents).toHaveLength(1)
  })
})

test('signs that no database keeps do not stop a letter', async () => {
  const text = letterText({ number: '健福第521号', body: '周知してください。\u202E\uE000\u0007 以上' })
  const { id } = await receive(office, [fileOf('signs.txt', text)])
  const { outcomes } = await accept(office, id)
  const [row] = await office.rows<{ body: string }>('SELECT body FROM notice WHERE id = $1', [outcomes[0]?.noticeId])
  expect(row?.body).toContain('以上')
})

test('a viewer may not read letters in; the refusal is recorded and nothing is kept', async () => {
  const letter = fileOf('a.txt', letterText({ number: '健福第531号' }))
  const readings = () => office.rows('SELECT count(*)::int AS n FROM reading')
  const before = await readings()
  await office.expectRefused(receive(office, [letter], who.viewer), 'forbidden')
  const files = [{ ...letter, sizeBytes: 1, isKept: true }]
  await office.expectRefused(office.as(who.viewer, readLetters, { files, proposal: null }), 'forbidden')
  expect(await readings()).toEqual(before)
})

test('a reading without files changes nothing', async () => {
  await office.expectInvalid(
    () => office.as(who.staff, readLetters, { files: [], proposal: null }),
    'files',
    'missing',
    kept,
  )
})
