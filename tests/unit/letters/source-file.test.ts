import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { letterPdf } from '../../../prisma/seed/letter-pdf.ts'
import { dataFolder, plain, read, samplesOf, symbols } from './score.ts'

const seed = readFileSync(path.join(dataFolder, 'seed/letters.txt'), 'utf8')
const samples = ['corpus', 'tuned', 'heldout'].flatMap(samplesOf)

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const found: Uint8Array[] = []
  for await (const part of parts) found.push(part)
  return Buffer.concat(found)
}

function docx(text: string): Uint8Array {
  const escaped = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\f/g, '')
  const paragraphs = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
  return zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ),
  })
}

function gist(letters: readonly Letter[]) {
  return letters.map((one) => ({
    numbers: one.documentNumbers,
    date: one.date,
    kind: one.kind,
    subject: plain(one.subject),
    issuer: one.issuer,
    addressee: one.addressee.map(({ name }) => name),
    cited: one.citedDocuments.map(({ number, date }) => [number, date]),
  }))
}

async function readFile(bytes: Uint8Array): Promise<Letter[]> {
  return readLetters(await pagesOf('letter', bytes), { symbols })
}

test('a PDF with a text layer is read as its text is, and its evidence names the page', async () => {
  const pages = await pagesOf('letters.pdf', await bytesOf(letterPdf('letters', seed)))
  const letters = readLetters(pages, { symbols })
  expect(gist(letters)).toEqual(gist(read(seed)))
  for (const { page, start, end, text } of letters.flatMap(({ evidence }) => Object.values(evidence).flat()))
    expect(pages[page - 1]?.text.slice(start, end)).toBe(text)
})

test('a DOCX is read as its text is', async () => {
  expect(gist(await readFile(docx(seed)))).toEqual(gist(read(seed)))
})

test.each(samples.map(({ id, text }) => [id, text] as const))('%s is read the same from a DOCX', async (_, text) => {
  expect(gist(await readFile(docx(text)))).toEqual(gist(read(text)))
})

test('CP932 and UTF-16 are read as UTF-8 is', async () => {
  const cp932 = Uint8Array.from([0x88, 0xe3, 0x91, 0xe6, 0x82, 0x50, 0x8d, 0x86]) // 医第１号
  expect((await pagesOf('a.txt', cp932))[0]?.text).toBe('医第１号')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(seed, 'utf16le')])
  expect(gist(await readFile(utf16))).toEqual(gist(read(seed)))
})

describe('what cannot be read is refused with its reason', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) })
  const entities = zipSync({
    'word/document.xml': strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document/>'),
  })
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['white space', Buffer.from(' \n　\n'), 'file-no-text'],
    ['bytes that are no text', Uint8Array.from([0, 159, 146, 150, 0, 1]), 'file-not-text'],
    ['a damaged PDF', Buffer.from('%PDF-1.7\nnothing here'), 'file-damaged'],
    ['a damaged DOCX', Buffer.from('PK\u0003\u0004 nothing here'), 'file-damaged'],
    ['an archive that is no DOCX', zipSync({ 'a.txt': strToU8('a') }), 'file-kind-unreadable'],
    ['a DOCX that unfolds to 30 MB', bomb, 'file-inside-too-large'],
    ['a DOCX that declares entities', entities, 'file-damaged'],
    ['a damaged picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'file-damaged'],
  ])('%s', async (_, bytes, code) => {
    const refusal = await pagesOf('letter', bytes).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AppError)
    expect(refusal).toMatchObject({ code: 'invalid', fields: [{ field: 'file', code }] })
  })
})
