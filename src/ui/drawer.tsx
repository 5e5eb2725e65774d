import type { ReactNode } from 'react'
import { DrawerKeys } from './drawer-keys.tsx'
import { Icon } from './icons.tsx'

/** Content with a panel docked at its right when there is one; it covers nothing, and what is typed beside it stays. */
export function WithDrawer({ children, drawer }: { children: ReactNode; drawer?: ReactNode }) {
  return (
    <div className={drawer ? 'with-drawer' : undefined}>
      <div>{children}</div>
      {drawer}
    </div>
  )
}

type DrawerProps = {
  title: string
  sub?: ReactNode
  closeHref: string
  closeLabel: string
  children: ReactNode
  id?: string
}

/** Panel of 372 px beside a list; Esc follows the close link. */
export function Drawer({ title, sub, closeHref, closeLabel, children, id = 'drawer' }: DrawerProps) {
  return (
    <aside className="drawer" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {sub ? <div className="ink2">{sub}</div> : null}
        <a className="x" href={closeHref} aria-label={closeLabel} data-soft="keep">
          <Icon name="x" />
        </a>
      </header>
      <div className="drawer-body">{children}</div>
      <DrawerKeys drawer={id} title={title} />
    </aside>
  )
}

/** Titled part of a drawer. */
export function DrawerSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
