import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type SelectionBarProps = {
  count: ReactNode
  names?: ReactNode
  effect?: ReactNode
  /** what else could be done with it, above the fields */
  choice?: ReactNode
  children?: ReactNode
  quiet?: boolean
}

/** What is selected, what will happen, and the actions on it; stands in the same form as the table. */
export function SelectionBar({ count, names, effect, choice, children, quiet }: SelectionBarProps) {
  return (
    <div className={classNames('selbar', quiet && 'selbar-quiet', choice !== undefined && 'selbar-two')}>
      <div className="selbar-text">
        {typeof count === 'string' ? <b>{count}</b> : count}
        {names ? <span className="names">{names}</span> : null}
        {effect ? <span className="names">→ {effect}</span> : null}
      </div>
      {choice}
      {children ? <div className="acts end">{children}</div> : null}
    </div>
  )
}
