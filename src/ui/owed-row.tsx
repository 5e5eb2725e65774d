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
}

function DueCell({ text, date, tone = 'plain' }: Due) {
  return (
    <div className={classNames('du', tone !== 'plain' && `du-${tone}`)}>
      <b>
        {tone === 'late' ? <Icon name="clock" /> : null}
        {text}
      </b>
      {date}
    </div>
  )
}

/** One letter of the left page: when it is due, what it is, and the answer in one press. */
export function OwedRow({ due, number, kind, from, href, subject, dates, action, check, done }: OwedRowProps) {
  return (
    <article className={classNames('owe', Boolean(check) && 'owe-checked')}>
      {check ? <div className="owe-check">{check}</div> : null}
      <DueCell {...due} />
      <div className="owe-body">
        <div className="l1">
          {number ? <Num>{number}</Num> : null}
          {kind ? <Kind>{kind}</Kind> : null}
          <span className="ink2">{from}</span>
        </div>
        <a className="ttl" href={href}>
          {subject}
        </a>
        <div className="ink2">{dates}</div>
      </div>
      {done || action ? <div className="owe-act">{done ?? action}</div> : null}
    </article>
  )
}
