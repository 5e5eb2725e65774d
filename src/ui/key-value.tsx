import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type KeyValueProps = { rows: { term: string; href?: string; value: ReactNode }[]; columns?: 1 | 2 }

/** Terms and values in one or two columns. */
export function KeyValue({ rows, columns = 1 }: KeyValueProps) {
  return (
    <dl className={classNames('kv', columns === 2 && 'kv-2')}>
      {rows.map(({ term, href, value }) => (
        <div key={term}>
          <dt>{href ? <a href={href}>{term}</a> : term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
