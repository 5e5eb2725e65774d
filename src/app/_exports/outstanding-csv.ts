/** What is outstanding as a file: one line for each thing owed, longest waiting first. */
import { calendarDate } from '#core/time/calendar-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import type { CsvCell } from '#core/text/csv.ts'
import { exportOutstanding } from '#features/reports/commands/export-outstanding.ts'
import { listOutstanding, type OutstandingLine } from '#features/reports/outstanding.ts'
import { words } from '#messages/words.ts'
import { runCommand } from '#server/command.ts'
import type { Context } from '#server/context.ts'
import { csvResponse } from '#server/csv-response.ts'
import { toneOf } from '../(office)/delivery-words.tsx'

const columns = [
  'csvCode',
  'csvName',
  'csvDesk',
  'csvTelephone',
  'csvFax',
  'csvNumber',
  'csvSubject',
  'csvIssuedOn',
  'csvStatus',
  'csvOwes',
  'csvSinceOn',
  'csvOpenDays',
  'csvDueOn',
  'csvOpenDaysOverdue',
] as const

/** @param input as `exportOutstanding` takes it, still unparsed @throws AppError as the command does */
export async function outstandingCsv(context: Context, input: object) {
  const { filter, today, calendar } = await runCommand(context, exportOutstanding, input)
  const { locale } = context.request
  const [t, office] = [words(locale, 'ledger'), words(locale, 'office')]
  const cells = (item: OutstandingLine): readonly CsvCell[] => [
    item.code,
    item.name,
    item.postName,
    item.telephone,
    item.fax,
    item.documentNumbers.join('・') || item.kind,
    item.subject,
    item.issuedOn,
    office(`s_${toneOf[item.status]}`),
    item.owes ? office(`owes_${item.owes}`) : null,
    item.sinceOn,
    openDaysBetween(calendarDate(item.sinceOn), today, calendar),
    item.dueOn,
    item.dueOn && item.dueOn < today ? openDaysBetween(calendarDate(item.dueOn), today, calendar) : 0,
  ]
  async function* rows(): AsyncGenerator<readonly CsvCell[]> {
    yield columns.map((column) => t(column))
    let after: string | undefined
    do {
      const page = await context.read((reader) => listOutstanding(reader, { ...filter, after, limit: 1000 }))
      for (const item of page.items) yield cells(item)
      after = page.next ?? undefined
    } while (after)
  }
  return csvResponse(`${office('outstandingTitle')}_${today}.csv`, rows())
}
