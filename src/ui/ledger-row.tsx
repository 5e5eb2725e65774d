import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { RowCheck, type RowCheckProps } from './row-check.tsx'

type LedgerRowProps = {
  children: ReactNode
  selected?: boolean
  open?: boolean
  struck?: boolean
  id?: string
  oneLine?: boolean
}

/** One row; every fifth gets a firmer rule from the stylesheet. */
export function LedgerRow({ children, selected, open, struck, id, oneLine }: LedgerRowProps) {
  return (
    <tr
      id={id}
      tabIndex={id ? -1 : undefined}
      className={classNames(selected && 'on', open && 'open', struck && 'struck-row', oneLine && 'one')}
    >
      {children}
    </tr>
  )
}

/** Cell with the check box of the row. */
export function CheckCell(props: RowCheckProps) {
  return (
    <td className="ckc">
      <RowCheck {...props} />
    </td>
  )
}

type NameCellProps = { name: ReactNode; sub?: ReactNode; href?: string; small?: boolean }

/** Row heading: the name, and a second line. */
export function NameCell({ name, sub, href, small }: NameCellProps) {
  return (
    <th scope="row" className={classNames('name', small && 'name-small')}>
      {href ? (
        <a className="nm" href={href} data-soft="keep">
          {name}
        </a>
      ) : (
        <span className="nm">{name}</span>
      )}
      {sub ? <span className="sub">{sub}</span> : null}
    </th>
  )
}

type CellProps = {
  children?: ReactNode
  sub?: ReactNode
  double?: boolean
  align?: 'right'
  late?: boolean
  subLate?: boolean
  nowrap?: boolean
}

const isEmpty = (content: ReactNode) => content === undefined || content === null || content === ''

/** Plain cell with an optional second line; 「—」 when it is empty. */
export function Cell({ children, sub, double, align, late, subLate, nowrap }: CellProps) {
  return (
    <td className={classNames(double && 'dbl', align === 'right' && 'r', nowrap && 'nw')}>
      {isEmpty(children) ? <span className="mut">—</span> : late ? <span className="late">{children}</span> : children}
      {sub ? <span className={classNames('sub', subLate && 'late')}>{sub}</span> : null}
    </td>
  )
}

type DaysCellProps = { days?: number | string; unit?: string; sub?: ReactNode; age?: 'plain' | 'soon' | 'late' }

/** Interval in open days: figure bold, unit small, the age as a tone. */
export function DaysCell({ days, unit, sub, age = 'plain' }: DaysCellProps) {
  return (
    <td className="r nw">
      {isEmpty(days) ? (
        <span className="mut">—</span>
      ) : (
        <span className={classNames('days', age !== 'plain' && age)}>
          {days}
          {unit ? <small>{unit}</small> : null}
        </span>
      )}
      {sub ? <span className="sub">{sub}</span> : null}
    </td>
  )
}
