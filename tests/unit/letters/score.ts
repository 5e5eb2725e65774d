/** Scores readings against expectations as the README of the corpus says: after NFKC, white space removed, lists as sets, 各 optional. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'

const cited = z.object({
  number: z.string().nullable(),
  date: z.string().nullable().optional(),
  title: z.string().optional(),
})
const expected = z.object({
  documentNumbers: z.array(z.string()),
  date: z.string().nullable(),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  addressee: z.array(z.string()),
  citedDocuments: z.array(cited),
  sealOmitted: z.boolean(),
  deadline: z.string().nullable().optional(),
  contact: z.record(z.string(), z.string()).optional(),
  alternatives: z.record(z.string(), z.array(z.string())).optional(),
})
type Expected = z.output<typeof expected>

export const symbols = symbolRows()
export const dataFolder = path.join(import.meta.dirname, 'data')

export interface Sample {
  id: string
  text: string
  expected: Expected
}

export function samplesOf(folder: string): Sample[] {
  const inside = path.join(dataFolder, folder)
  return readdirSync(inside)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      id: name.replace('.json', ''),
      text: readFileSync(path.join(inside, name.replace('.json', '.txt')), 'utf8'),
      expected: expected.parse(JSON.parse(readFileSync(path.join(inside, name), 'utf8'))),
    }))
}

export function read(text: string, file = 'letter.txt'): Letter[] {
  return readLetters([{ file, page: 1, text }], { symbols })
}

export function plain(words: string | null | undefined): string {
  return (words ?? '').normalize('NFKC').replace(/\s/g, '')
}

function asSet(words: readonly string[]): string {
  return [...new Set(words.map((one) => plain(one).replace(/^各/, '')))].sort().join('|')
}

/** Right or wrong per field; a field the expectation does not name is not scored. */
export function scoreOf(letter: Letter | undefined, want: Expected): Record<string, boolean> {
  if (!letter)
    return { number: false, date: false, kind: false, subject: false, issuer: false, addressee: false, seal: false }
  const names = letter.addressee.map(({ name }) => name)
  const also = want.alternatives ?? {}
  const contact = new Map<string, string>(Object.entries(letter.contact ?? {}))
  return {
    number: asSet(letter.documentNumbers) === asSet(want.documentNumbers),
    date: letter.date === want.date,
    kind: letter.kind === want.kind || (also.kind ?? []).includes(letter.kind),
    subject: [want.subject, ...(also.subject ?? [])].some((one) => plain(one) === plain(letter.subject)),
    issuer: [want.issuer, also.issuer ?? want.issuer].some((one) => asSet(one) === asSet(letter.issuer)),
    addressee: [want.addressee, also.addressee ?? want.addressee].some((one) => asSet(one) === asSet(names)),
    seal: letter.sealOmitted === want.sealOmitted,
    ...(want.deadline === undefined ? {} : { deadline: letter.deadline === want.deadline }),
    ...(want.contact
      ? { contact: Object.entries(want.contact).every(([part, words]) => plain(contact.get(part)) === plain(words)) }
      : {}),
  }
}

export interface CitationScore {
  right: number
  invented: string[]
  missed: string[]
}

/** By number, or by title and date where none is printed. */
export function citationScoreOf(letter: Letter | undefined, want: Expected): CitationScore {
  const left = [...(letter?.citedDocuments ?? [])]
  const missed: string[] = []
  for (const one of want.citedDocuments) {
    const at = left.findIndex((found) =>
      one.number === null
        ? found.number === null && plain(found.title) === plain(one.title) && found.date === (one.date ?? null)
        : plain(found.number) === plain(one.number),
    )
    if (at < 0) missed.push(one.number ?? one.title ?? '?')
    else left.splice(at, 1)
  }
  return {
    right: want.citedDocuments.length - missed.length,
    invented: left.map((one) => one.number ?? one.title ?? one.issuer ?? '?'),
    missed,
  }
}

export interface Report {
  /** share of letters right, per field */
  fields: Record<string, number>
  misses: string[]
  precision: number
  recall: number
  /** letters for which a number was returned where none is printed */
  numbersInvented: number
}

export function reportOn(samples: readonly Sample[]): Report {
  const tally = new Map<string, [number, number]>()
  const misses: string[] = []
  let [right, invented, missed, numbersInvented] = [0, 0, 0, 0]
  for (const { id, text, expected: want } of samples) {
    const [letter] = read(text)
    for (const [field, isRight] of Object.entries(scoreOf(letter, want))) {
      const [good, all] = tally.get(field) ?? [0, 0]
      tally.set(field, [good + (isRight ? 1 : 0), all + 1])
      if (!isRight) misses.push(`${id} ${field}`)
    }
    const citations = citationScoreOf(letter, want)
    right += citations.right
    invented += citations.invented.length
    missed += citations.missed.length
    misses.push(
      ...citations.invented.map((one) => `${id} invented ${one}`),
      ...citations.missed.map((one) => `${id} missed ${one}`),
    )
    if (want.documentNumbers.length === 0 && (letter?.documentNumbers.length ?? 0) > 0) numbersInvented += 1
  }
  return {
    fields: Object.fromEntries([...tally].map(([field, [good, all]]) => [field, good / all])),
    misses,
    precision: right / Math.max(1, right + invented),
    recall: right / Math.max(1, right + missed),
    numbersInvented,
  }
}
