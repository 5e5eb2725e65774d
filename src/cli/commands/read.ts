import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '#core/errors.ts'
import { readFiles } from '#features/letters/file-reader.ts'
import {
  type FileNote,
  type FileReading,
  type IncomingFile,
  readingLimits,
  type ReadingProgress,
} from '#features/letters/file-reading.ts'
import type { Letter } from '#features/letters/letter.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'
import { complaintOf, type SubCommand, UsageError } from '../command-line.ts'
import { note, phrase } from '../words.ts'

/** The letters in the files, in their order, without a database. Exit 1 when a file could not be read, 2 when none could. */
export const command: SubCommand = {
  usage: 'FILE… [--json]',
  run: async (words) => {
    const { names, isJson } = readWords(words)
    const files = names.flatMap((name) => fileCalled(name) ?? [])
    const readings = await readFiles(files, { symbols: symbolRows(), onProgress: tellProgress(), onReading })
    const documents = readings.flatMap(({ letters }) => letters)
    console.log(isJson ? JSON.stringify({ documents }, null, 1) : documents.map(lineOf).join('\n'))
    const read = readings.filter(({ problem }) => problem === null).length
    return read === names.length ? 0 : read === 0 ? 2 : 1
  },
}

function readWords(words: string[]): { names: string[]; isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    if (positionals.length === 0) throw new UsageError('FILE')
    return { names: positionals, isJson: values.json === true }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** Null when it cannot be opened; what is too large is not even taken into memory. */
function fileCalled(name: string): IncomingFile | null {
  try {
    if (statSync(name).size > readingLimits.fileBytes)
      throw new AppError('too-large', [{ field: '', code: 'file-too-large' }])
    return { name, content: readFileSync(name) }
  } catch (error) {
    const reason = error instanceof AppError ? complaintOf(error) : error instanceof Error ? error.message : ''
    console.error(`${name}: ${reason}`)
    return null
  }
}

/** Pages that are pictures take seconds each; what is read at once needs no word. */
function tellProgress(): (progress: ReadingProgress) => void {
  return ({ name, page, pages, step }) => {
    if (step === 'ocr') note('readPage', { name, page: String(page + 1), pages: String(pages ?? 1) })
  }
}

function onReading(_: number, { name, problem, notes }: FileReading): void {
  if (problem) console.error(`${name}: ${complaintOf(new AppError('invalid', [{ field: '', ...problem }]))}`)
  for (const one of notes) console.error(`${name}: ${phrase(noteWords[one.code], { pages: String(one.pages) })}`)
}

const noteWords = {
  scanned: 'readScanned',
  script: 'readScript',
  'pages-left-out': 'readLeftOut',
  'pages-damaged': 'readDamaged',
} as const satisfies Record<FileNote['code'], string>

function lineOf({ documentNumbers, date, kind, subject, issuer }: Letter): string {
  return [documentNumbers.join('・') || '-', date ?? '-', kind, issuer.join('・') || '-', subject ?? '-'].join('\t')
}
