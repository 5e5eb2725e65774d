import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type SelectionBarProps = {
  count: ReactNode
  names?: ReactNode
  effect?: ReactNode
  children?: ReactNode
  quiet?: boolean
}

/** What is selected, what will happen, and the actions on it; stands in the same form as the table. */
export function SelectionBar({ count, names, effect, children, quiet }: SelectionBarProps) {
  return (
    <div className={classNames('selbar', quiet && 'selbar-quiet')}>
      <div className="selbar-text">
        {typeof count === 'string' ? <b>{count}</b> : count}
        {names ? <span className="names">{names}</span> : null}
        {effect ? <span className="names">→ {effect}</span> : null}
      </div>
      {children ? <div className="acts end">{children}</div> : null}
    </div>
  )
}
