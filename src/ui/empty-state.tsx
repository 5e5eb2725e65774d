import type { ReactNode } from 'react'

type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode; level?: 2 | 3 }

/** Nothing here yet: why, and the next step. */
export function EmptyState({ title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty">
      <Heading className="empty-title">{title}</Heading>
      {children ? <div>{children}</div> : null}
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  )
}
