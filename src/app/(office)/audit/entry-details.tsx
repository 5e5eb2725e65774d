import type { ReactNode } from 'react'
import type { AuditLine } from '#features/audit/queries.ts'
import type { Words } from '#messages/words.ts'

type EntryDetailsProps = { line: AuditLine; p: Words<'people'>; sameHref: string }

/** What changed, and where the entry came from; closed until it is asked for. */
export function EntryDetails({ line, p, sameHref }: EntryDetailsProps) {
  const changes = changesOf(line.before, line.after)
  const facts: [string, string | null][] = [
    [p('auditAddress'), line.address],
    [p('auditRequest'), line.requestId],
    [p('auditObject'), line.objectId],
  ]
  return (
    <details>
      <summary className="nw">{p('auditOpen')}</summary>
      <dl className="changes">
        {changes.map(({ key, before, after }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              {before === undefined ? null : <Side word={p('auditBefore')}>{before}</Side>}
              {after === undefined ? null : <Side word={p('auditAfter')}>{after}</Side>}
            </dd>
          </div>
        ))}
        {facts.map(([term, value]) =>
          value ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {line.objectId ? <a href={sameHref}>{p('auditSame')}</a> : null}
    </details>
  )
}

function Side({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <span className="ink2">{word}　</span>
      {children}
    </div>
  )
}

interface Change {
  key: string
  before: string | undefined
  after: string | undefined
}

/** Field by field, as far as either side names it; a bare value stands under no name. */
function changesOf(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].map((key) => ({
    key,
    before: old[key],
    after: fresh[key],
  }))
}

function fieldsOf(value: unknown): Record<string, string> {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return { '': textOf(value) }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, textOf(one)]))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(textOf).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
