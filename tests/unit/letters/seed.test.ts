import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { dataFolder, plain, read, samplesOf } from './score.ts'

const office = z.object({ name: z.string(), honorific: z.string().nullable(), distributive: z.boolean() })
const cited = z.object({
  number: z.string(),
  date: z.string().nullable(),
  dateInferred: z.string().optional(),
  issuer: z.string(),
  relation: z.string(),
  title: z.string().optional(),
  andOthers: z.boolean().optional(),
  mentions: z.number().optional(),
})
const expected = z.array(
  z.object({
    documentNumbers: z.array(z.string()),
    date: z.string(),
    fiscalYear: z.number(),
    kind: z.string(),
    kindInferred: z.boolean().default(false),
    subject: z.string(),
    subjectSuffix: z.string().nullable(),
    issuer: z.array(z.string()),
    addressee: z.array(office),
    sealOmitted: z.boolean(),
    citedDocuments: z.array(cited),
    contact: z.record(z.string(), z.string()).nullable(),
    alreadyNotified: z.array(z.string()).default([]),
    deadline: z.null(),
    attachments: z.array(z.object({ label: z.string(), title: z.string() })),
  }),
)
const letters = read(readFileSync(path.join(dataFolder, 'seed/letters.txt'), 'utf8'))
const wanted = expected.parse(JSON.parse(readFileSync(path.join(dataFolder, 'seed/expected.json'), 'utf8')))

test('one file holds three letters', () => {
  expect(letters).toHaveLength(3)
})

test.each([0, 1, 2])('letter %d of the three is read as it stands', (at) => {
  const { citedDocuments, notDocuments: _, ...want } = { notDocuments: null, ...wanted[at] }
  expect(letters[at]).toMatchObject(want)
  expect(letters[at]?.citedDocuments).toHaveLength(citedDocuments?.length ?? 0)
  for (const [index, one] of (citedDocuments ?? []).entries())
    expect(letters[at]?.citedDocuments[index]).toMatchObject(one)
})

test('laws and editions are kept apart from notices', () => {
  expect(letters[1]?.legalReferences.map(plain)).toEqual(
    expect.arrayContaining(['平成15年法律第57号', '第5.1版', '第5版', '第2.1版']),
  )
})

/** Letters of all sets bound in one file, two at a time. */
const samples = ['corpus', 'tuned', 'heldout'].flatMap(samplesOf)
const pairs = samples.flatMap((one, at) => {
  const next = samples[(at + 1) % samples.length]
  return next ? [[one, next] as const] : []
})

test.each(pairs.map(([one, next]) => [one.id, next.id, one.text, next.text] as const))(
  '%s and %s in one file are two letters',
  (_one, _next, first, second) => {
    const heads = (text: string) =>
      read(text).map(({ documentNumbers, date, subject, issuer, addressee }) => ({
        documentNumbers,
        date,
        subject,
        issuer,
        addressee,
      }))
    expect(heads(`${first}\n\n${second}`)).toEqual([...heads(first), ...heads(second)])
  },
)
