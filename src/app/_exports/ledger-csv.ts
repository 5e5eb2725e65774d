/** The ledger of one distribution as a file, for the screen and for the API. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import type { CsvCell } from '#core/text/csv.ts'
import { type DeliveryLine, listDeliveries } from '#features/distributions/deliveries.ts'
import { exportDeliveries } from '#features/reports/commands/export-deliveries.ts'
import { type LedgerEntry, listLedgerEntries } from '#features/reports/ledger-entry.ts'
import { words } from '#messages/words.ts'
import { runCommand } from '#server/command.ts'
import type { Context } from '#server/context.ts'
import { csvResponse } from '#server/csv-response.ts'
import { toneOf } from '../(office)/delivery-words.tsx'

const columns = [
  'csvCode',
  'csvName',
  'csvDesk',
  'csvRole',
  'csvStatus',
  'csvNotifiedOn',
  'csvChannel',
  'csvReceivedOn',
  'csvPerson',
  'csvBehalf',
  'csvDisseminatedOn',
  'csvMeans',
  'csvReached',
  'csvOwes',
  'csvDueOn',
  'csvOpenDays',
  'csvTelephone',
  'csvFax',
  'csvRemark',
] as const

/** @param input as `exportDeliveries` takes it, still unparsed @throws AppError as the command does */
export async function ledgerCsv(
  context: Context,
  input: { distributionId: string; status?: string | undefined; format: string },
) {
  if (!isUuid(input.distributionId)) throw new AppError('not-found')
  const { distribution, today, calendar } = await runCommand(context, exportDeliveries, input)
  const t = words(context.request.locale, 'ledger')
  async function* rows(): AsyncGenerator<readonly CsvCell[]> {
    yield columns.map((column) => t(column))
    let after: string | undefined
    do {
      const page = await context.read(async (reader) => {
        const lines = await listDeliveries(reader, {
          distributionId: distribution.id,
          status: input.status as never, // the command has parsed it
          after,
          limit: 500,
        })
        const ids = lines.items.map((line) => line.organizationId)
        return { ...lines, entries: await listLedgerEntries(reader, distribution, ids) }
      })
      for (const line of page.items) {
        const end = line.disseminatedOn ?? line.questionOn ?? today
        const days =
          line.notifiedOn && !line.isExempt
            ? openDaysBetween(calendarDate(line.notifiedOn), calendarDate(end), calendar)
            : null
        yield cellsOf(context, line, page.entries.get(line.organizationId), days)
      }
      after = page.next ?? undefined
    } while (after)
  }
  const name = [distribution.documentNumbers[0] ?? distribution.kind, t('csvLedger'), today].join('_')
  return csvResponse(`${name.replace(/[\\/:*?"<>|]/g, '_')}.csv`, rows())
}

function cellsOf(
  context: Context,
  line: DeliveryLine,
  entry: LedgerEntry | undefined,
  days: number | null,
): readonly CsvCell[] {
  const office = words(context.request.locale, 'office')
  const teller = entry?.disseminated ?? entry?.received ?? null
  return [
    line.code,
    line.name,
    line.postName,
    office(laneOf(line)),
    line.askedSeparately && line.status === 'notified' ? office('s_asked') : office(`s_${toneOf[line.status]}`),
    line.notifiedOn,
    knownWord(context, 'c_', line.notifiedBy),
    line.receivedOn,
    teller?.person ?? null,
    teller?.medium ? `${office('behalf')}（${knownWord(context, 'm_', teller.medium)}）` : null,
    line.disseminatedOn,
    entry?.disseminated?.means.map((one) => knownWord(context, 'w_', one)).join('・') ?? null,
    line.reached,
    owedWord(context, line),
    line.dueOn,
    days,
    line.telephone,
    line.fax,
    entry?.remark ?? null,
  ]
}

/** Codes of our own lists as words; an unknown one stands as it is. */
function knownWord(context: Context, prefix: 'c_' | 'm_' | 'w_', code: string | null): string | null {
  if (code === null) return null
  const office = words(context.request.locale, 'office')
  const key = `${prefix}${code}` as never // `has` decides whether it is a key
  return office.has(key) ? office(key) : code
}

function laneOf({ askedSeparately, role }: DeliveryLine) {
  if (askedSeparately) return 'laneSeparate'
  return ({ to: 'laneTo', cc: 'laneCc', fyi: 'laneFyi' } as const)[role]
}

function owedWord(context: Context, { owes, status }: DeliveryLine): string | null {
  if (status === 'question') return words(context.request.locale, 'ledger')('stoppedShort')
  return owes ? words(context.request.locale, 'office')(`owes_${owes}`) : null
}
