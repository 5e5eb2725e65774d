import type { ReactNode } from 'react'

type Arrival = { id: string; via: string; at: string; subject: ReactNode; note?: string; action?: ReactNode }
type ArrivalsStripProps = { title: string; counts?: string[]; items: Arrival[]; footer?: ReactNode }

/** Ruled strip of what came in, one line each, with one action at the end. */
export function ArrivalsStrip({ title, counts, items, footer }: ArrivalsStripProps) {
  return (
    <section className="arr" aria-labelledby="arrivals-title">
      <h2 id="arrivals-title">
        {title}
        {counts?.map((count) => (
          <small key={count}>{count}</small>
        ))}
      </h2>
      <ul>
        {items.map(({ id, via, at, subject, note, action }) => (
          <li key={id}>
            <span className="via">{via}</span>
            <span className="nw">{at}</span>
            <span className="sbj">
              {subject}
              {note ? <span className="mut">{note}</span> : null}
            </span>
            {action}
          </li>
        ))}
        {footer ? <li className="drop">{footer}</li> : null}
      </ul>
    </section>
  )
}
