import type { ReactNode } from 'react'

/** Filters of a list in one row; they go into the address, so that a view can be passed on. */
export function FilterForm({ action, label, children }: { action: string; label: string; children: ReactNode }) {
  return (
    <search>
      <form action={action} method="get" className="filters" aria-label={label}>
        {children}
      </form>
    </search>
  )
}
