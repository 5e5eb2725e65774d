import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

export type TimelineEntry = {
  id: string
  tone: IconName
  title: ReactNode
  lines?: ReactNode[]
  struck?: boolean
}

/** History, newest first or as given; a struck entry stays readable with its correction below. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label?: string }) {
  return (
    <ol className="tl" aria-label={label}>
      {entries.map(({ id, tone, title, lines, struck }) => (
        <li key={id}>
          <Icon name={tone} className="h" />
          {struck ? <s className="struck">{title}</s> : title}
          {lines?.map((line, index) => (
            <div className="ink2" key={index}>
              {line}
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}
