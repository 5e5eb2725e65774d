import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '#core/errors.ts'
import { type Letter, readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'
import { complaintOf, type SubCommand, UsageError } from '../command-line.ts'

/** The letters in the files, in their order, without a database. Exit 1 when a file could not be read, 2 when none could. */
export const command: SubCommand = {
  usage: 'FILE… [--json]',
  run: async (words) => {
    const { files, isJson } = readWords(words)
    const found = await Promise.all(files.map(lettersIn))
    const documents = found.flatMap((letters) => letters ?? [])
    console.log(isJson ? JSON.stringify({ documents }, null, 1) : documents.map(lineOf).join('\n'))
    const failed = found.filter((letters) => letters === null).length
    return failed === 0 ? 0 : failed === files.length ? 2 : 1
  },
}

function readWords(words: string[]): { files: string[]; isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    if (positionals.length === 0) throw new UsageError('FILE')
    return { files: positionals, isJson: values.json === true }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

const symbols = symbolRows()

/** Null when the file could not be read; the rest of the batch is unharmed. */
async function lettersIn(file: string): Promise<Letter[] | null> {
  try {
    return readLetters(await pagesOf(file, readFileSync(file)), { symbols })
  } catch (error) {
    const reason = error instanceof AppError ? complaintOf(error) : error instanceof Error ? error.message : ''
    console.error(`${file}: ${reason}`)
    return null
  }
}

function lineOf({ documentNumbers, date, kind, subject, issuer }: Letter): string {
  return [documentNumbers.join('・') || '-', date ?? '-', kind, issuer.join('・') || '-', subject ?? '-'].join('\t')
}
