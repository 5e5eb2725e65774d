/** npm run shuchi -- COMMAND. Exit 0 done, 1 found something wrong, 2 could not run; messages go to stderr. */
import { parseArgs } from 'node:util'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { resolveAddressee } from '#features/organizations/addressee.ts'
import { read } from './read.ts'
import { masterRows } from '../../prisma/master/load.ts'

const usage = 'usage: shuchi resolve "ADDRESSEE TEXT" --from ORG_CODE --date YYYY-MM-DD --json'
process.exitCode = await run(process.argv.slice(2))

function run([command, ...words]: string[]): number | Promise<number> {
  if (command === 'resolve') return resolve(words)
  if (command === 'read') return read(words)
  console.error(usage)
  return 2
}

/** The recipients that an addressee line named on a day, from the organization master. */
function resolve(words: string[]): number {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: false,
    options: { from: { type: 'string' }, date: { type: 'string' }, json: { type: 'boolean' } },
  })
  const { from, date } = values
  const [text] = positionals
  const organizations = masterRows().map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentCode: row.parent_code || null,
    validFrom: row.valid_from || null,
    validTo: row.valid_to || null,
  }))
  if (
    typeof text !== 'string' ||
    typeof from !== 'string' ||
    typeof date !== 'string' ||
    !isCalendarDate(date) ||
    !organizations.some((one) => one.code === from)
  ) {
    console.error(usage)
    return 2
  }
  const resolution = resolveAddressee(text, { from, date, organizations })
  console.log(
    values.json
      ? JSON.stringify(resolution)
      : [
          ...resolution.recipients.map((one) => `${one.code} ${one.name}`),
          ...resolution.unresolved.map((one) => `? ${one}`),
        ].join('\n'),
  )
  return resolution.unresolved.length > 0 ? 1 : 0
}
