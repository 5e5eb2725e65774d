import { AppError } from '#core/errors.ts'
import { rfc3339 } from '#core/time/display-date.ts'
import { toCsv } from '#core/text/csv.ts'
import { exportAudit } from '#features/audit/commands/export-audit.ts'
import type { AuditLine } from '#features/audit/queries.ts'
import { words } from '#messages/words.ts'
import { runCommand } from '#server/command.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { posted, textOf } from '../../../session/posted.ts'
import { filterNames } from '../audit-filters.tsx'
import { eventsNamed, eventWord, objectWord } from '../event-words.ts'

/** The trail as CSV, as it was filtered. A POST, since it leaves a trace. */
export const POST = posted(async (form) => {
  const signedIn = await findSignedIn()
  if (!signedIn) throw new AppError('unauthenticated')
  const context = await currentContext()
  const { locale } = context.request
  const typed = Object.fromEntries(
    filterNames.flatMap((name) => (textOf(form, name) ? [[name, textOf(form, name)]] : [])),
  )
  const { items } = await runCommand(context, exportAudit, { ...typed, qEvents: eventsNamed(locale, typed.q ?? '') })
  const p = words(locale, 'people')
  const head = [
    p('auditWhen'),
    p('auditWho'),
    p('auditWhat'),
    p('auditTarget'),
    p('auditFor'),
    p('auditOutcome'),
    p('auditBefore'),
    p('auditAfter'),
    p('auditAddress'),
    p('auditRequest'),
    p('auditObject'),
  ]
  const rows = items.map((line) => [
    rfc3339(line.recordedAt),
    [line.actorName, line.actorOrganizationName].filter(Boolean).join(' '),
    eventWord(locale, line.event),
    [objectWord(locale, line.objectType), line.label].filter(Boolean).join(' '),
    line.organizationName,
    p(line.outcome === 'done' ? 'auditDone' : 'auditRefused'),
    json(line.before),
    json(line.after),
    line.address,
    line.requestId,
    line.objectId,
  ])
  return new Response(toCsv([head, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="shuchi-audit.csv"',
      'cache-control': 'no-store',
    },
  })
})

function json(value: AuditLine['before']): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
