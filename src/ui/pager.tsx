import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'

type PageLink = { href: string; label: string }
type PagerProps = { label: string; summary: string; previous?: PageLink; next?: PageLink; children?: ReactNode }

/** What part of the list this is, the neighbouring parts, and exports. */
export function Pager({ label, summary, previous, next, children }: PagerProps) {
  return (
    <nav className="pager" aria-label={label}>
      <p>{summary}</p>
      <div className="acts end">
        {children}
        {[previous, next].map((link) =>
          link ? (
            <ButtonLink key={link.href} variant="quiet" href={link.href} data-soft="">
              {link.label}
            </ButtonLink>
          ) : null,
        )}
      </div>
    </nav>
  )
}
