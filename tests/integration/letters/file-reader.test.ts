import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { readFiles } from '#features/letters/file-reader.ts'
import type { FileReading, ReadingProgress } from '#features/letters/file-reading.ts'
import type { Letter } from '#features/letters/letter.ts'
import { isDoubtful } from '#features/letters/reason.ts'
import { letterPdf } from '../../../prisma/seed/letter-pdf.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'
import { madePdf } from '../../support/made-pdf.ts'
import { pdfOfScans, scansOf } from '../../support/scanned.ts'

const symbols = symbolRows()
const text = readFileSync('tests/unit/letters/data/seed/letters.txt')

async function bytesOf(parts: AsyncIterable<unknown>): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const part of parts) found.push(part as Uint8Array)
  return Buffer.concat(found)
}

function docxOf(words: string): Uint8Array {
  const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const paragraphs = escaped.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
  return zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`) })
}

async function readOne(name: string, content: Uint8Array): Promise<FileReading> {
  const [reading] = await readFiles([{ name, content }], { symbols })
  if (!reading) throw new Error('a file gives a reading')
  return reading
}

const plain = (words: string | null) => (words ?? '').normalize('NFKC').replace(/\s/g, '')

function gist({ documentNumbers, date, kind, subject, issuer, addressee, citedDocuments, sealOmitted }: Letter) {
  return {
    documentNumbers,
    date,
    kind,
    subject: plain(subject),
    issuer,
    addressee: addressee.map(({ name }) => name),
    cited: citedDocuments.map(({ number, date: on }) => [number, on]),
    sealOmitted,
  }
}

describe('the letters of the seed', () => {
  let pdf: Buffer
  let fromText: FileReading
  beforeAll(async () => {
    pdf = await bytesOf(letterPdf('letters', text.toString('utf8')))
    fromText = await readOne('letters.txt', text)
  })

  test('are the same from text, PDF and DOCX', async () => {
    const files = [
      { name: 'letters.pdf', content: pdf },
      { name: 'letters.docx', content: docxOf(text.toString('utf8')) },
    ]
    const readings = await readFiles(files, { symbols })
    expect(fromText.letters).toHaveLength(3)
    for (const { letters, problem } of readings) {
      expect(problem).toBeNull()
      expect(letters.map(gist)).toEqual(fromText.letters.map(gist))
    }
  })

  test('come out of a scan at 200 dpi with numbers, dates and structure, all of it to be confirmed', async () => {
    const steps: ReadingProgress[] = []
    const content = await pdfOfScans(await scansOf(pdf))
    const [reading] = await readFiles([{ name: 'scan.pdf', content }], {
      symbols,
      onProgress: (step) => void steps.push(step),
    })
    expect(reading).toMatchObject({ problem: null, pageCount: 3, notes: [{ code: 'scanned', pages: 3 }] })
    const head = ({ documentNumbers, date, kind, issuer, addressee, sealOmitted }: Letter) => ({
      documentNumbers,
      date,
      kind,
      issuer,
      addressee: addressee.map(({ name }) => name),
      sealOmitted,
    })
    expect(reading?.letters.map(head)).toEqual(fromText.letters.map(head))
    const sure = reading?.letters.flatMap(({ certainty, evidence }) => [
      ...Object.values(certainty),
      ...Object.values(evidence).flat(),
    ])
    expect(sure?.filter((one) => !isDoubtful(one))).toEqual([])
    const original = plain(fromText.pages.map((page) => page.text).join(''))
    const digits = (words: string) => words.match(/\d+/g)?.length ?? 0
    expect(digits(plain(reading?.pages.map((page) => page.text).join('') ?? ''))).toBe(digits(original))
    // one word about each page while it is read, and where each word of it stands
    expect(steps.filter(({ step }) => step === 'ocr').map(({ page, pages }) => [page, pages])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ])
    for (const { places, size, isScan } of reading?.pages ?? []) {
      expect(isScan).toBe(true)
      expect(places.length).toBeGreaterThan(50)
      expect(places.every(({ left, top, width }) => left >= 0 && top >= 0 && left + width <= (size?.width ?? 0))).toBe(
        true,
      )
    }
  }, 240_000)
})

describe('bad files', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) })
  const hugePng = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from([0, 0, 0x4e, 0x20, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0]),
  ])
  const manyPages = madePdf(Array.from({ length: 501 }, () => ({ words: [{ text: '頁', x: 70, y: 700 }] })))

  test('are each refused with their problem, within ten seconds, and the file between them is read', async () => {
    const locked = new PDFDocument({ userPassword: 'himitsu' })
    locked.end()
    const files: [string, Uint8Array, string][] = [
      ['empty.txt', new Uint8Array(), 'file-empty'],
      ['large.pdf', new Uint8Array(50 * 1024 * 1024 + 1), 'file-too-large'],
      ['locked.pdf', await bytesOf(locked), 'file-encrypted'],
      ['damaged.pdf', Buffer.from('%PDF-1.7\nnothing'), 'file-damaged'],
      ['many.pdf', manyPages, 'file-pages'],
      ['bomb.docx', bomb, 'file-inside-too-large'],
      ['huge.png', hugePng, 'file-image-too-large'],
      ['book.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'file-kind-unreadable'],
      ['long.txt', Buffer.alloc(9_500_000, '医'), 'file-letters'],
    ]
    for (const [name, content, code] of files) {
      const from = performance.now()
      const [bad, good] = await readFiles(
        [
          { name, content },
          { name: 'a.txt', content: text },
        ],
        { symbols },
      )
      expect([name, bad?.problem?.code]).toEqual([name, code])
      expect(bad?.letters).toEqual([])
      expect(good?.letters).toHaveLength(3)
      expect(performance.now() - from).toBeLessThan(20_000)
    }
  }, 120_000)

  test('a file that will not end is ended, and the next one is read', async () => {
    const stuck = Buffer.from(`%PDF-1.4\n${'<<'.repeat(2_000_000)}`)
    const from = performance.now()
    const [bad, good] = await readFiles(
      [
        { name: 'stuck.pdf', content: stuck },
        { name: 'a.txt', content: text },
      ],
      { symbols },
    )
    expect(bad?.problem).not.toBeNull()
    expect(good?.letters).toHaveLength(3)
    expect(performance.now() - from).toBeLessThan(20_000)
  }, 60_000)

  test('five hundred pages are read as far as ten seconds reach, and what is left out is told', async () => {
    const words = Array.from({ length: 30 }, (_, at) => ({
      text: `${at}行目の本文を長く書いておく。`,
      x: 70,
      y: 780 - at * 20,
    }))
    const from = performance.now()
    const reading = await readOne('500.pdf', madePdf(Array.from({ length: 500 }, () => ({ words }))))
    expect(performance.now() - from).toBeLessThan(12_000)
    expect(reading.problem).toBeNull()
    const leftOut = reading.notes.find(({ code }) => code === 'pages-left-out')?.pages ?? 0
    expect(reading.pages.length + leftOut).toBe(500)
  }, 30_000)
})

test('a reading that is given up ends at once', async () => {
  const stop = new AbortController()
  const reading = readFiles([{ name: 'a.txt', content: text }], { symbols, signal: stop.signal })
  stop.abort(new Error('given up'))
  await expect(reading).rejects.toThrow('given up')
})
