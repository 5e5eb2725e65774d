import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { longInstant } from '#core/time/display-date.ts'
import { type AuditLine, listAudit } from '#features/audit/queries.ts'
import { auditFilter } from '#features/audit/schema.ts'
import { sentenceOf } from '#messages/words.ts'
import { parseInput } from '#server/command.ts'
import { Chips } from '#ui/chips.tsx'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Frame } from '../frame.tsx'
import { readOrNotFound } from '../office.ts'
import { type AuditDesk, auditDesk } from './audit-desk.ts'
import { AuditFilters, ExportForm, filterNames, type Typed } from './audit-filters.tsx'
import { EntryDetails } from './entry-details.tsx'
import { eventsNamed, eventWord, objectWord } from './event-words.ts'

type Query = Record<string, string | string[] | undefined>
const schema = z.strictObject(auditFilter)
/** 操作記録: who did what, found by words, person, kind and day; each entry opens to what changed. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await auditDesk()
  const query = await searchParams
  const { p, locale, context, shell } = desk
  const typed = typedOf(query)
  const { filter, problems } = readFilter(typed)
  const page = await readOrNotFound(context, (reader) =>
    listAudit(reader, {
      ...filter,
      qEvents: eventsNamed(locale, filter.q ?? ''),
      after: [query.after].flat()[0],
      limit: 50,
    }),
  )
  const href = (change: Record<string, string>) => `/audit?${new URLSearchParams({ ...typed, ...change })}`
  return (
    <Frame context={context} signedIn={desk.signedIn} room="audit" wide>
      <PageHead title={p('auditTitle')} sub={p('auditSub')} actions={<ExportForm desk={desk} typed={typed} />} />
      <AuditFilters
        desk={desk}
        typed={typed}
        errors={problems.map((one) => ({ field: one.field, message: sentenceOf(locale, one) }))}
      />
      <Narrowed desk={desk} typed={typed} />
      <Entries desk={desk} lines={page.items} hrefOf={(objectId) => href({ objectId })} />
      <Pager
        label={p('auditTitle')}
        summary={p('auditCount', { count: page.items.length })}
        {...(page.next ? { next: { href: href({ after: page.next }), label: shell('more') } } : {})}
      />
    </Frame>
  )
}

/** What the address narrows beside the fields, each with a way to let go of it. */
function Narrowed({ desk: { p }, typed }: { desk: AuditDesk; typed: Typed }) {
  const without = (name: keyof Typed) => {
    const { [name]: _gone, ...rest } = typed
    return `/audit?${new URLSearchParams(rest)}`
  }
  const items = (['organizationId', 'objectId'] as const).flatMap((name) =>
    typed[name]
      ? [
          {
            href: without(name),
            label: p(name === 'organizationId' ? 'auditOnlyOrganization' : 'auditOnlyObject'),
            pressed: true,
            remove: true,
          },
        ]
      : [],
  )
  return items.length > 0 ? <Chips label={p('auditFilters')} items={items} /> : null
}

function typedOf(query: Query): Typed {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = [query[name]].flat()[0]
      return value ? [[name, value.slice(0, 200)]] : []
    }),
  )
}

/** What can be read filters; what cannot is said at its field and left out. */
function readFilter(typed: Typed): { filter: z.output<typeof schema>; problems: AppError['fields'] } {
  try {
    return { filter: parseInput(schema, typed), problems: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const wrong = new Set(error.fields.map((one) => one.field))
    const right = Object.fromEntries(Object.entries(typed).filter(([name]) => !wrong.has(name)))
    return { filter: parseInput(schema, right), problems: error.fields }
  }
}

type EntriesProps = { desk: AuditDesk; lines: AuditLine[]; hrefOf: (objectId: string) => string }

function Entries({ desk: { p, locale }, lines, hrefOf }: EntriesProps) {
  const columns = [
    { key: 'when', label: p('auditWhen') },
    { key: 'who', label: p('auditWho') },
    { key: 'what', label: p('auditWhat') },
    { key: 'target', label: p('auditTarget') },
    { key: 'for', label: p('auditFor') },
    { key: 'outcome', label: p('auditOutcome') },
    { key: 'more', label: p('auditMore') },
  ]
  return (
    <LedgerTable caption={p('auditTitle')} columns={columns} fixedName={false}>
      <LedgerBody>
        {lines.length === 0 ? (
          <EmptyRow span={columns.length} title={p('auditNone')} actions={<a href="/audit">{p('auditClear')}</a>} />
        ) : null}
        {lines.map((line) => (
          <LedgerRow key={String(line.id)} oneLine>
            <Cell nowrap>{longInstant(line.recordedAt, locale)}</Cell>
            <Cell>{actorWord(p, line)}</Cell>
            <Cell>{eventWord(locale, line.event)}</Cell>
            <Cell>
              <span className="ink2">{objectWord(locale, line.objectType)}</span>{' '}
              {line.label === line.objectType ? null : line.label}
            </Cell>
            <Cell>{line.organizationName}</Cell>
            <Cell nowrap>{p(line.outcome === 'done' ? 'auditDone' : 'auditRefused')}</Cell>
            <Cell>
              <EntryDetails line={line} p={p} sameHref={hrefOf(line.objectId ?? '')} />
            </Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}

/** Who acted, with the organization for which; the register itself and the anonymous have no name. */
function actorWord(p: AuditDesk['p'], { actorKind, actorName, actorOrganizationName }: AuditLine): string {
  if (actorKind === 'system') return p('auditSystem')
  if (actorKind === 'anonymous') return p('auditAnonymous')
  const name = actorKind === 'key' ? `${actorName}${p('auditKey')}` : actorName
  return actorOrganizationName ? `${name}（${actorOrganizationName}）` : name
}
