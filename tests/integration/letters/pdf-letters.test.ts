import { expect, test } from 'vitest'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { letterPdf } from '../../../prisma/seed/letter-pdf.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'
import { plain, read, samplesOf } from '../../unit/letters/score.ts'

// a third of them: the fonts take their time
const samples = ['corpus', 'tuned', 'heldout'].flatMap(samplesOf).filter((_, at) => at % 3 === 0)
const symbols = symbolRows()

const gist = ({ documentNumbers, date, kind, subject, issuer, addressee, citedDocuments }: Letter) =>
  JSON.stringify([
    documentNumbers,
    date,
    kind,
    plain(subject),
    issuer,
    addressee,
    citedDocuments.map(({ number }) => number),
  ])

test('letters are read from a PDF, where lines break at the margin, as they are from their text', async () => {
  const differing: string[] = []
  for (const { id, text } of samples) {
    const parts: Uint8Array[] = []
    for await (const part of letterPdf(id, text)) parts.push(part)
    const letters = readLetters(await pagesOf(id, Buffer.concat(parts)), { symbols })
    if (letters.map(gist).join() !== read(text).map(gist).join()) differing.push(id)
  }
  // a line that the margin cuts between a date and its number may cost the citation
  expect(differing.length, differing.join(' ')).toBeLessThanOrEqual(samples.length * 0.03)
}, 60_000)
