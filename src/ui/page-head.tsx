import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Crumb = { label: string; href?: string }

function Crumbs({ crumbs, label }: { crumbs: Crumb[]; label?: string }) {
  return (
    <nav className="crumb" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}</li>
        ))}
      </ol>
    </nav>
  )
}

type PageHeadProps = {
  crumbs?: Crumb[]
  crumbsLabel?: string
  number?: string
  title: ReactNode
  sub?: ReactNode
  actions?: ReactNode
  hiddenTitle?: boolean
}

/** Crumb line, page title, and the page's own actions. */
export function PageHead({ crumbs, crumbsLabel, number, title, sub, actions, hiddenTitle }: PageHeadProps) {
  return (
    <div className={classNames('page-head', hiddenTitle && !crumbs && 'vh')}>
      {crumbs?.length ? <Crumbs crumbs={crumbs} label={crumbsLabel} /> : null}
      <div className="hd">
        <h1 className={classNames(hiddenTitle && 'vh')}>
          {number ? <span className="num">{number}</span> : null}
          <span>{title}</span>
        </h1>
        {sub ? <div className="t14 ink2">{sub}</div> : null}
        {actions ? <div className="acts end">{actions}</div> : null}
      </div>
    </div>
  )
}

type SectionHeadProps = { id?: string; title: string; count?: ReactNode; action?: ReactNode; level?: 2 | 3 }

/** Section title on the 2 px head rule, with a count beside it and a link at the end. */
export function SectionHead({ id, title, count, action, level = 2 }: SectionHeadProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="sec">
      <Heading id={id}>{title}</Heading>
      {count ? <span className="cnt">{count}</span> : null}
      {action ? <span className="end">{action}</span> : null}
    </div>
  )
}

/** Toolbar row above a table. */
export function Tools({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="tools">
      {children}
      {end ? <div className="acts end">{end}</div> : null}
    </div>
  )
}

/** Two columns that become one below 900 px: equal, content and actions, or bars and curve. */
export function Columns({ children, kind = 'pair' }: { children: ReactNode; kind?: 'pair' | 'side' | 'summary' }) {
  return <div className={kind}>{children}</div>
}
