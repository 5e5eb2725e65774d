import { can } from '#core/policy/policy.ts'
import { Button } from '#ui/button.tsx'
import { Select, TextInput } from '#ui/field.tsx'
import { FilterForm } from '#ui/filter-form.tsx'
import type { AuditDesk } from './audit-desk.ts'
import { eventKinds, eventKindWord } from './event-words.ts'

/** What stands in the address, as it was typed. */
export const filterNames = ['q', 'actor', 'event', 'from', 'to', 'outcome', 'organizationId', 'objectId'] as const
export type Typed = Partial<Record<(typeof filterNames)[number], string>>
type AuditFiltersProps = { desk: AuditDesk; typed: Typed; errors: { field: string; message: string }[] }

/** Filters of the trail; they stay in the address, and the same form exports what they show. */
export function AuditFilters({ desk, typed, errors }: AuditFiltersProps) {
  const { p, locale } = desk
  const error = (name: string) => {
    const found = errors.find((one) => one.field === name)
    return found ? { error: found.message } : {}
  }
  const field = (name: 'q' | 'actor' | 'from' | 'to') => ({
    name,
    defaultValue: typed[name] ?? '',
    autoComplete: 'off',
    ...error(name),
  })
  return (
    <FilterForm action="/audit" label={p('auditFind')}>
      <TextInput {...field('q')} label={p('auditQ')} placeholder={p('auditQHint')} />
      <TextInput {...field('actor')} label={p('auditActor')} />
      <Select
        name="event"
        label={p('auditKind')}
        blank={p('auditAll')}
        defaultValue={typed.event ?? ''}
        options={eventKinds.map((kind) => ({ value: kind, label: eventKindWord(locale, kind) }))}
      />
      <Select
        name="outcome"
        label={p('auditOutcome')}
        blank={p('auditAll')}
        defaultValue={typed.outcome ?? ''}
        options={[
          { value: 'done', label: p('auditDone') },
          { value: 'refused', label: p('auditRefused') },
        ]}
      />
      <TextInput {...field('from')} label={p('auditFrom')} placeholder={p('auditDateHint')} />
      <TextInput {...field('to')} label={p('auditTo')} placeholder={p('auditDateHint')} />
      <Hidden typed={typed} />
      <Button>{p('auditFind')}</Button>
    </FilterForm>
  )
}

/** What the address carries beside the fields: the organization and the object that are meant. */
function Hidden({ typed }: { typed: Typed }) {
  return (['organizationId', 'objectId'] as const).map((name) =>
    typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
  )
}

/** Exports exactly what is filtered; a POST, since it leaves a trace. */
export function ExportForm({ desk: { p, context }, typed }: { desk: AuditDesk; typed: Typed }) {
  if (!can(context.actor, 'audit.export', 'own')) return null
  return (
    <form action="/audit/export" method="post">
      {filterNames.map((name) =>
        typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
      )}
      <Button variant="quiet" size="sm" title={p('auditExportText')}>
        {p('auditExport')}
      </Button>
    </form>
  )
}
