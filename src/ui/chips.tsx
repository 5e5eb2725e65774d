import { Icon, type IconName } from './icons.tsx'

type Chip = { href: string; label: string; count?: number; pressed?: boolean; icon?: IconName; remove?: boolean }

/** Filters as links; the chosen ones are outlined and bold. */
export function Chips({ label, items }: { label: string; items: Chip[] }) {
  return (
    <nav className="chips" aria-label={label}>
      {items.map(({ href, label: words, count, pressed, icon, remove }) => (
        <a key={href + words} className="chip" href={href} aria-current={pressed ? 'true' : undefined} data-soft="keep">
          {icon ? <Icon name={icon} /> : null}
          {words}
          {count === undefined ? null : <b>{count}</b>}
          {remove ? <Icon name="x" /> : null}
        </a>
      ))}
    </nav>
  )
}
