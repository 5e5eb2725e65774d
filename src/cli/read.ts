/** shuchi read FILE… --json: the letters in the files, without a database. Exit 1 when a file could not be read. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import type { Page } from '#features/letters/page-text.ts'
import { symbolTable } from '#features/letters/symbol-table.ts'
import { textOf } from '#features/letters/text-file.ts'
import { symbolRows } from '../../prisma/master/symbols.ts'

export function read(words: string[]): number {
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
  const table = symbolTable(symbolRows())
  let failed = 0
  const documents = files.flatMap((file) => {
    try {
      return readLetters(pagesOf(file), table)
    } catch (error) {
      failed += 1
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
  console.log(values.json ? JSON.stringify({ documents }, null, 1) : documents.map(lineOf).join('\n'))
  return failed === 0 ? 0 : failed === files.length ? 2 : 1
}

function pagesOf(file: string): Page[] {
  return [{ file: path.basename(file), page: 1, text: textOf(readFileSync(file)) }]
}

function lineOf({ documentNumbers, date, kind, subject, issuer }: Letter): string {
  return [documentNumbers.join('・') || '-', date ?? '-', kind, issuer.join('・') || '-', subject ?? '-'].join('\t')
}
