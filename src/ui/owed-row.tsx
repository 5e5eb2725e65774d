import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'
import { Kind, Num } from './status-mark.tsx'

export { RowCheck } from './row-check.tsx'

type Due = { text: string; date?: string; tone?: 'late' | 'soon' | 'plain' | 'none' }

type OwedRowProps = {
  due: Due
  number?: string
  kind?: string
  from: string
  href: string
  subject: string
  dates: ReactNode
  action?: ReactNode
  check?: ReactNode
  done?: ReactNode
  note?: ReactNode
  isChecked?: boolean
}

function DueCell({ text, date, tone = 'plain' }: Due) {
  return (
    <td className={classNames('du', tone !== 'plain' && `du-${tone}`)}>
      <b>
        {tone === 'late' ? <Icon name="clock" /> : null}
        {text}
      </b>
      {date}
    </td>
  )
}

type OwedTableProps = { caption: string; columns: string[]; isChecked?: boolean; children: ReactNode }

/** The left page as a table; its heads are spoken, not shown. */
export function OwedTable({ caption, columns, isChecked, children }: OwedTableProps) {
  return (
    <table className="owes">
      <caption className="vh">{caption}</caption>
      <thead className="vh">
        <tr>
          {isChecked ? <td /> : null}
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** One letter of the left page: when it is due, what it is, and the answer in one press. A note takes the place of the dates, so that no row below moves. */
export function OwedRow(props: OwedRowProps) {
  const { due, number, kind, from, href, subject, dates, action, check, done, note, isChecked } = props
  return (
    <tr className={classNames('owe', isChecked && 'owe-checked')}>
      {isChecked ? <td className="owe-check">{check}</td> : null}
      <DueCell {...due} />
      <th scope="row" className="owe-body">
        <span className="l1">
          {number ? <Num>{number}</Num> : null}
          {kind ? <Kind>{kind}</Kind> : null}
          <span className="ink2">{from}</span>
        </span>
        <a className="ttl" href={href}>
          {subject}
        </a>
        {note ? <span className="owe-note">{note}</span> : <span className="ink2">{dates}</span>}
      </th>
      <td className="owe-act">
        {done}
        {action}
      </td>
    </tr>
  )
}
