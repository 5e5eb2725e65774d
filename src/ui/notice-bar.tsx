import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

type NoticeKind = 'info' | 'good' | 'warn' | 'bad'
type NoticeBarProps = { kind?: NoticeKind; children: ReactNode; action?: ReactNode; live?: boolean }

const icons: Record<NoticeKind, IconName> = { info: 'info', good: 'recv', warn: 'warn', bad: 'warn' }

/** A result, a hint or a failure in the flow of the page, with one action at its end. */
export function NoticeBar({ kind = 'info', children, action, live = true }: NoticeBarProps) {
  return (
    <div className={`note note-${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[kind]} />
      <div>{children}</div>
      {action ? <div className="end">{action}</div> : null}
    </div>
  )
}
