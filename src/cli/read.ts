/** shuchi read FILE… --json: the letters in the files, without a database. Exit 1 when a file could not be read. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '#core/errors.ts'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { symbolTable } from '#features/letters/symbol-table.ts'
import { sentenceOf } from '#messages/words.ts'
import { env } from '#server/env.ts'
import { symbolRows } from '../../prisma/master/symbols.ts'

export async function read(words: string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: false,
    options: { json: { type: 'boolean' } },
  })
  if (files.length === 0) {
    console.error('usage: shuchi read FILE… --json')
    return 2
  }
  const found = await Promise.all(files.map(lettersIn))
  const documents = found.flatMap((letters) => letters ?? [])
  console.log(values.json ? JSON.stringify({ documents }, null, 1) : documents.map(lineOf).join('\n'))
  const failed = found.filter((letters) => letters === null).length
  return failed === 0 ? 0 : failed === files.length ? 2 : 1
}

const table = symbolTable(symbolRows())

/** Null when the file could not be read; the rest of the batch is unharmed. */
async function lettersIn(file: string): Promise<Letter[] | null> {
  try {
    return readLetters(await pagesOf(file, readFileSync(file)), table)
  } catch (error) {
    console.error(`${file}: ${messageOf(error)}`)
    return null
  }
}

function messageOf(error: unknown): string {
  const language = env().language.startsWith('ja') ? 'ja' : 'en'
  if (error instanceof AppError) return error.fields.map((problem) => sentenceOf(language, problem)).join(' ')
  return error instanceof Error ? error.message : String(error)
}

function lineOf({ documentNumbers, date, kind, subject, issuer }: Letter): string {
  return [documentNumbers.join('・') || '-', date ?? '-', kind, issuer.join('・') || '-', subject ?? '-'].join('\t')
}
