import type { ReactNode } from 'react'
import { Static } from './static-markup.tsx'
import { Num } from './status-mark.tsx'

type AwaitedTableProps = { caption: string; columns: string[]; children: ReactNode }

/** The right page as a table; its heads are spoken, not shown. */
export function AwaitedTable({ caption, columns, children }: AwaitedTableProps) {
  return (
    <table className="waits">
      <caption className="vh">{caption}</caption>
      <thead className="vh">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <Static as="tbody">{children}</Static>
    </table>
  )
}

type AwaitedRowProps = {
  number?: string
  href: string
  subject: string
  bar: ReactNode
  curve?: ReactNode
  lines: { title: string; text: ReactNode }[]
}

/** One distribution of the right page: bar, curve, and the same in words. */
export function AwaitedRow({ number, href, subject, bar, curve, lines }: AwaitedRowProps) {
  return (
    <tr className="wait">
      <th scope="row" className="t">
        {number ? <Num>{number}</Num> : null}
        <a className="ttl" href={href}>
          {subject}
        </a>
      </th>
      <td>{bar}</td>
      <td>{curve}</td>
      {lines.map(({ title, text }) => (
        <td key={title} className="said">
          <b aria-hidden="true">{title}</b>
          <span>{text}</span>
        </td>
      ))}
    </tr>
  )
}
