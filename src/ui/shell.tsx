import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'
import { classNames } from './class-names.ts'
import { FocusResult } from './focus-result.tsx'
import { Icon } from './icons.tsx'
import { ShortcutKeys } from './shortcut-keys.tsx'
import { SoftLinks } from './soft-links.tsx'
import { TypedDates } from './typed-dates.tsx'

type Link = { href: string; label: string }

export type NavItem = Link & { current?: boolean; count?: number; countLabel?: string; shortcut?: string }

export type ShellProps = {
  brand: Link
  skipLabel: string
  search: { action: string; label: string; placeholder: string; value?: string }
  primary?: Link
  secondary?: Link
  organization?: ReactNode
  user?: ReactNode
  help?: Link
  language?: ReactNode
  navLabel: string
  nav: NavItem[]
  sample?: string
  today: ReactNode
  wide?: boolean
  children: ReactNode
}

function Brand({ href, label }: Link) {
  return (
    <a className="brand" href={href}>
      <Icon name="brand" size={24} />
      {label}
    </a>
  )
}

function Search({ action, label, placeholder, value }: ShellProps['search']) {
  return (
    <search className="search">
      <form action={action} method="get">
        <label className="vh" htmlFor="site-search">
          {label}
        </label>
        <Icon name="search" />
        <input
          id="site-search"
          type="search"
          name="q"
          defaultValue={value}
          placeholder={placeholder}
          autoComplete="off"
          aria-keyshortcuts="/"
        />
        <span className="kbd" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  )
}

function NavLink({ item }: { item: NavItem }) {
  return (
    <a
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
      aria-keyshortcuts={item.shortcut}
      data-shortcut={item.shortcut}
    >
      {item.label}
      {item.count === undefined ? null : (
        <span className="n">
          {item.count}
          {item.countLabel ? <span className="vh">{item.countLabel}</span> : null}
        </span>
      )}
      {item.shortcut ? (
        <span className="kbd" aria-hidden="true">
          {item.shortcut}
        </span>
      ) : null}
    </a>
  )
}

/** Frame of every signed-in page: two bars, skip link, and the main region. */
export function Shell(props: ShellProps) {
  const { brand, skipLabel, search, primary, secondary, organization, user, help, language, navLabel, nav, today } =
    props
  return (
    <>
      <a className="skip" href="#main">
        {skipLabel}
      </a>
      <header className="topbar">
        <div className="topbar-1">
          <Brand {...brand} />
          <Search {...search} />
          {primary ? (
            <ButtonLink variant="primary" icon="plus" href={primary.href}>
              {primary.label}
            </ButtonLink>
          ) : null}
          {secondary ? (
            <ButtonLink icon="drop" href={secondary.href}>
              {secondary.label}
            </ButtonLink>
          ) : null}
          <div className="who">
            {organization}
            {user}
            {help ? <a href={help.href}>{help.label}</a> : null}
            {language}
          </div>
        </div>
        <div className="topbar-2">
          <nav aria-label={navLabel}>
            {nav.map((item) => (
              <NavLink key={item.href} item={item} />
            ))}
          </nav>
          <p className="today">
            {props.sample ? <span className="sample">{props.sample}</span> : null}
            {today}
          </p>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classNames('page', props.wide && 'wide')}>
        {props.children}
      </main>
      <ShortcutKeys />
      <TypedDates />
      <FocusResult />
      <SoftLinks />
    </>
  )
}

/** Organization switch in the top bar: a summary, and a form of buttons below it. */
export function OrgSwitch({ label, current, children }: { label: string; current: string; children: ReactNode }) {
  return (
    <details className="org">
      <summary>
        <span className="vh">{label}</span>
        {current}
        <Icon name="chev" />
      </summary>
      <div className="org-menu">{children}</div>
    </details>
  )
}

type PlainShellProps = { title?: string; brand: Link; skipLabel: string; language?: ReactNode; children: ReactNode }

/** Narrow frame for pages outside a session (sign-in, first start). */
export function PlainShell({ title, brand, skipLabel, language, children }: PlainShellProps) {
  return (
    <>
      <title>{title ? `${title}｜${brand.label}` : brand.label}</title>
      <a className="skip" href="#main">
        {skipLabel}
      </a>
      <header className="topbar plain">
        <div className="topbar-1">
          <Brand {...brand} />
          <div className="who">{language}</div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="page narrow">
        {children}
      </main>
    </>
  )
}
