import { parseArgs } from 'node:util'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { resolveAddressee } from '#features/organizations/addressee.ts'
import { masterRows } from '../../../prisma/master/load.ts'
import { type SubCommand, UsageError } from '../command-line.ts'

/** The recipients that an addressee line named on a day, from the shipped organization master: no database is asked. */
export const command: SubCommand = {
  usage: '"ADDRESSEE TEXT" --from ORG_CODE --date YYYY-MM-DD [--json]',
  run: (words) => {
    const { text, from, date, isJson } = readWords(words)
    const organizations = datedOrganizations()
    if (!organizations.some((one) => one.code === from)) throw new UsageError(`--from ${from}`)
    const resolution = resolveAddressee(text, { from, date, organizations })
    const lines = [
      ...resolution.recipients.map((one) => `${one.code} ${one.name}`),
      ...resolution.unresolved.map((one) => `? ${one}`),
    ]
    console.log(isJson ? JSON.stringify(resolution) : lines.join('\n'))
    return Promise.resolve(resolution.unresolved.length > 0 ? 1 : 0)
  },
}

function readWords(words: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { from: { type: 'string' }, date: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [text] = positionals
    const { from, date } = values
    if (text === undefined || positionals.length !== 1) throw new UsageError('"ADDRESSEE TEXT"')
    if (from === undefined) throw new UsageError('--from')
    if (date === undefined || !isCalendarDate(date)) throw new UsageError('--date YYYY-MM-DD')
    return { text, from, date, isJson: values.json === true }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

function datedOrganizations() {
  return masterRows().map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentCode: row.parent_code || null,
    validFrom: row.valid_from || null,
    validTo: row.valid_to || null,
  }))
}
