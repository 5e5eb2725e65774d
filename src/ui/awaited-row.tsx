import type { ReactNode } from 'react'
import { Num } from './status-mark.tsx'

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
    <article className="wait">
      <div className="t">
        {number ? <Num>{number}</Num> : null}
        <a className="ttl" href={href}>
          {subject}
        </a>
      </div>
      <div>{bar}</div>
      <div>{curve}</div>
      <div className="two">
        {lines.map(({ title, text }) => (
          <span key={title}>
            <b>{title}</b>
            <span>{text}</span>
          </span>
        ))}
      </div>
    </article>
  )
}
