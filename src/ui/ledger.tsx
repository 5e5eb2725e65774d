import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Column = {
  key: string
  label: ReactNode
  sub?: ReactNode
  align?: 'right'
  double?: boolean
  width?: 'narrow' | 'name' | 'subject'
  sort?: 'ascending' | 'descending'
}

type Select = { label: string; disabled?: boolean; form?: string }

type LedgerTableProps = {
  caption: string
  captionVisible?: boolean
  columns: Column[]
  select?: Select
  children: ReactNode
  foot?: ReactNode
  plain?: boolean
  fixedName?: boolean
}

function CheckAll({ label, disabled, form }: Select) {
  return (
    <td className="ckc">
      <label>
        <input type="checkbox" className="ck" data-check-all="" disabled={disabled} form={form} autoComplete="off" />
        <span className="vh">{label}</span>
      </label>
    </td>
  )
}

function Heading({ column }: { column: Column }) {
  const { align, double, width, sort } = column
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={classNames(align === 'right' && 'r', double && 'dbl', width && `col-${width}`)}
    >
      {column.label}
      {column.sub ? <span className="sub">{column.sub}</span> : null}
    </th>
  )
}

/** Ruled table. It scrolls inside its frame on narrow screens, with the name column fixed. */
export function LedgerTable(props: LedgerTableProps) {
  const { caption, columns, select, plain } = props
  return (
    <section className="led-frame" aria-label={caption} tabIndex={select ? undefined : 0}>
      <table className={classNames('led', (props.fixedName ?? true) && 'led-fixed')}>
        <caption className={classNames(!props.captionVisible && 'vh')}>{caption}</caption>
        <thead className={classNames(plain && 'vh')}>
          <tr>
            {select ? <CheckAll {...select} /> : null}
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        {props.children}
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </section>
  )
}

/** Rows of a table without lanes. */
export function LedgerBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>
}

type LaneProps = { title: string; count?: ReactNode; note?: ReactNode; span: number; children: ReactNode }

/** A lane: its own body, so that fives are counted anew. */
export function LedgerLane({ title, count, note, span, children }: LaneProps) {
  return (
    <tbody>
      <tr className="lane">
        <th scope="rowgroup" colSpan={span}>
          <div>
            {title}
            {count ? <span>{count}</span> : null}
            {note ? <small>{note}</small> : null}
          </div>
        </th>
      </tr>
      {children}
    </tbody>
  )
}

type EmptyRowProps = { span: number; title: string; sentence?: ReactNode; actions?: ReactNode }

/** In place of rows: why there is none, and the next step. */
export function EmptyRow({ span, title, sentence, actions }: EmptyRowProps) {
  return (
    <tr className="empty-row">
      <td colSpan={span}>
        <div className="empty">
          <p className="empty-title">{title}</p>
          {sentence ? <p>{sentence}</p> : null}
          {actions ? <div className="acts">{actions}</div> : null}
        </div>
      </td>
    </tr>
  )
}

export { Cell, CheckCell, DaysCell, LedgerRow, NameCell } from './ledger-row.tsx'
