import type { ReactNode } from 'react'
import { SectionHead } from './page-head.tsx'

/** An open book: two pages and the double rule between them. */
export function Spread({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className="spread">
      <div>{left}</div>
      <div>{right}</div>
    </div>
  )
}

type SpreadPageProps = { id: string; title: string; count?: ReactNode; action?: ReactNode; children: ReactNode }

/** One titled part of a page of the book. */
export function SpreadPage({ id, title, count, action, children }: SpreadPageProps) {
  return (
    <section aria-labelledby={id} className="spread-page">
      <SectionHead id={id} title={title} count={count} action={action} />
      {children}
    </section>
  )
}
