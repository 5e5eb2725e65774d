/** Shorthand of the tests of readings: files as a sender streams them, the letters of the seed as one PDF, a small letter of its own. */
import { readFileSync } from 'node:fs'
import { acceptReading } from '#features/readings/commands/accept-reading.ts'
import { receiveLetters } from '#features/readings/intake.ts'
import { getReading, type ReadingDetail } from '#features/readings/queries.ts'
import { letterPdf } from '../../../prisma/seed/letter-pdf.ts'
import { type TestOffice, who } from '../../support/office.ts'

export const seedText = readFileSync('prisma/seed/letters.txt', 'utf8')

/** Bytes that can be gone through again and again. */
export function fileOf(name: string, bytes: Uint8Array | string) {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(bytes)
  }
  return { name, content: { [Symbol.asyncIterator]: once } }
}

export async function pdfOf(text: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of letterPdf('letters', text)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A letter in the usual form. */
export function letterText(change: {
  number?: string
  date?: string
  issuer?: string
  subject?: string
  body?: string
}): string {
  const {
    number = '健福第77号',
    date = '令和3年3月1日',
    subject = '感染症の予防に関する普及啓発について（依頼）',
  } = change
  const {
    issuer = '神奈川県健康医療局長',
    body = 'このことについて、貴所管の関係機関に周知くださるようお願いします。',
  } = change
  return [
    number,
    date,
    '',
    '各保健所設置市衛生主管部（局）長　殿',
    '',
    issuer,
    '（公印省略）',
    '',
    subject,
    '',
    body,
    '',
  ].join('\n')
}

export async function receive(
  office: TestOffice,
  files: ReturnType<typeof fileOf>[],
  email: string = who.staff,
): Promise<ReadingDetail> {
  const { id } = await receiveLetters(await office.contextOf(email), files, { ms: 25_000, hold: () => undefined })
  return viewOf(office, id, email)
}

export const receiveText = (office: TestOffice, text: string, email?: string) =>
  receive(office, [fileOf(`${crypto.randomUUID()}.txt`, text)], email)

export const viewOf = (office: TestOffice, id: string, email: string = who.staff) =>
  office.read(email, (reader) => getReading(reader, id))

export const accept = (office: TestOffice, readingId: string, change: object = {}, email: string = who.staff) =>
  office.as(email, acceptReading, { readingId, ...change })
