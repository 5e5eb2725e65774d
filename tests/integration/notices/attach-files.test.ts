import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { findChunk, getFile } from '#features/notices/queries.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { bytesOf, pdf, readerAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const attach = (noticeId: string, name: string, text: string, email: string = who.staff) =>
  office.as(email, attachFiles, { noticeId, files: [{ name, content: bytesOf(text) }] })

test('a file is stored as received, under its digest, and leaves its trace', async () => {
  const id = await office.register()
  const long = pdf + 'x'.repeat(600_000)
  const attached = await attach(id, '本文.pdf', long)
  const context = await readerAs(office, who.staff)
  const file = await context.read((reader) => getFile(reader, attached.id))
  expect(file).toMatchObject({ name: '本文.pdf', mediaType: 'application/pdf', sizeBytes: long.length })
  const chunks: Uint8Array[] = []
  for (;;) {
    const chunk = await context.read((reader) => findChunk(reader, file.sha256, chunks.length))
    if (!chunk) break
    chunks.push(chunk)
  }
  expect(chunks.length).toBeGreaterThan(2)
  expect(Buffer.concat(chunks).toString()).toBe(long)
  expect(await office.eventsOf(id)).toContain('notice.file-attached')
})

test('equal bytes are stored once', async () => {
  const id = await office.register()
  const text = `${pdf}equal`
  await attach(id, 'a.pdf', text)
  await attach(await office.register(), 'b.pdf', text)
  const [row] = await office.rows(
    'SELECT count(*)::int AS n FROM file_content c WHERE (SELECT count(*) FROM notice_file f WHERE f.sha256 = c.sha256) = 2',
  )
  expect(row).toEqual({ n: 1 })
})

test('twenty files at most, also when they come at once', async () => {
  const id = await office.register()
  const many = Array.from({ length: 19 }, (_one, index) => ({ name: `${index}.pdf`, content: bytesOf(pdf) }))
  await office.as(who.staff, attachFiles, { noticeId: id, files: many })
  const done = await Promise.allSettled([attach(id, 'x.pdf', pdf), attach(id, 'y.pdf', pdf)])
  expect(done.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

describe('what is refused leaves nothing', () => {
  test.each([
    ['a page named pdf', 'a.pdf', '<!doctype html>', 'file-kind'],
    ['a program named pdf', 'a.pdf', 'MZ\u0000', 'file-kind'],
    ['a pdf named exe', 'a.exe', pdf, 'file-kind-unknown'],
    ['a drawing with script', 'a.svg', '<svg/>', 'file-kind-unknown'],
    ['a pdf that begins later', 'a.pdf', ` ${pdf}`, 'file-kind'],
    ['an empty file', 'a.pdf', '', 'file-empty'],
    ['a name that is only a folder', '../', pdf, 'file-name'],
  ])('%s', async (_name, name, text, code) => {
    const id = await office.register()
    await office.expectInvalid(() => attach(id, name, text), 'file', code, [
      'notice_file',
      'file_content',
      'file_chunk',
    ])
  })

  test('more than 50 MiB', async () => {
    async function* big() {
      yield Buffer.from(pdf)
      for (let sent = 0; sent < 52; sent += 1) yield Buffer.alloc(1024 * 1024)
    }
    const id = await office.register()
    await expect(
      office.as(who.staff, attachFiles, { noticeId: id, files: [{ name: 'big.pdf', content: big() }] }),
    ).rejects.toMatchObject({ code: 'too-large' })
    expect(await office.rows('SELECT 1 FROM notice_file WHERE notice_id = $1', [id])).toEqual([])
  })
})

test('a path in the name is cut off', async () => {
  const id = await office.register()
  await attach(id, '../../public/x.pdf', pdf)
  expect(await office.rows('SELECT name FROM notice_file WHERE notice_id = $1', [id])).toEqual([{ name: 'x.pdf' }])
})

test('a stranger finds nothing; a viewer and a recipient may not', async () => {
  const draft = await office.register()
  await office.expectRefused(attach(draft, 'a.pdf', pdf, who.yokohama), 'not-found')
  const { noticeId } = await office.publish()
  await office.expectRefused(attach(noticeId, 'a.pdf', pdf, who.viewer), 'forbidden')
  await office.expectRefused(attach(noticeId, 'a.pdf', pdf, who.yokosuka), 'forbidden')
})
