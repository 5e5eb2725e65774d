import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { dataFolder } from './score.ts'

const seed = path.join(dataFolder, 'seed/letters.txt')
const evidence = z.object({
  file: z.string(),
  page: z.number().int().min(1),
  start: z.number().int().min(0),
  end: z.number().int(),
  text: z.string(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
})
/** The contract of interfaces.md 3, as whoever calls the command relies on it. */
const output = z.object({
  documents: z.array(
    z.object({
      documentNumbers: z.array(z.string()),
      date: z.string().nullable(),
      kind: z.string(),
      subject: z.string().nullable(),
      issuer: z.array(z.string()),
      addressee: z.array(z.object({ name: z.string() })),
      citedDocuments: z.array(z.object({ number: z.string().nullable(), date: z.string().nullable() })),
      sealOmitted: z.boolean(),
      contact: z.object({ tel: z.string().optional() }).nullable(),
      alreadyNotified: z.array(z.string()),
      deadline: z.string().nullable(),
      attachments: z.array(z.object({ label: z.string() })),
      evidence: z.record(z.string(), z.array(evidence)),
    }),
  ),
})

function shuchi(...words: string[]) {
  return spawnSync(process.execPath, ['src/cli/shuchi.ts', 'read', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'ja_JP.UTF-8' },
  })
}

test('the letters of several files come out in order, with evidence', () => {
  const run = shuchi(path.join(dataFolder, 'corpus/003.txt'), seed, '--json')
  const { documents } = output.parse(JSON.parse(run.stdout))
  expect(run.status).toBe(0)
  expect(documents.map(({ documentNumbers }) => documentNumbers[0] ?? '事務連絡')).toEqual([
    '27薬第4077号',
    '医第3156号',
    '医政発0129第1号',
    '事務連絡',
  ])
  expect(Object.keys(documents[1]?.evidence ?? {})).toEqual(
    expect.arrayContaining(['documentNumbers', 'date', 'kind', 'subject', 'issuer', 'addressee', 'citedDocuments']),
  )
})

test('a file that cannot be read says why and leaves the others unharmed', () => {
  mkdirSync('tests/output', { recursive: true })
  const empty = path.join(mkdtempSync('tests/output/read-'), 'empty.txt')
  writeFileSync(empty, '')
  const run = shuchi(empty, seed, '--json')
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('中身のないファイルです')
  expect(output.parse(JSON.parse(run.stdout)).documents).toHaveLength(3)
  expect(shuchi(empty, '--json').status).toBe(2)
}, 30_000)
