import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'
import type { Tone } from './tone.ts'

export type Segment = { tone: Tone; count: number; label: string; href?: string; pressed?: boolean }

type SegmentedBarProps = { segments: Segment[]; label: string; big?: boolean }

/** Width as a class of whole percents, since inline styles are not allowed. */
const growClass = (count: number, total: number) => `grow-${Math.max(1, Math.round((count / total) * 100))}`

function SegmentBody({ tone, count, label }: Segment) {
  return (
    <>
      <span className={`b b-${tone}`}>
        {tone === 'norec' ? null : <Icon name={tone} />}
        <b>{count}</b>
      </span>
      <span className="w">{label}</span>
    </>
  )
}

/** Proportion above, word below; a segment with an address is a filter. Empty segments are left out. */
export function SegmentedBar({ segments, label, big }: SegmentedBarProps) {
  const shown = segments.filter(({ count }) => count > 0)
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links
    <div className={classNames('seg', big && 'seg-big')} role="group" aria-label={label}>
      {shown.map((segment) =>
        segment.href ? (
          <a
            key={segment.tone}
            className={growClass(segment.count, total)}
            href={segment.href}
            aria-current={segment.pressed ? 'true' : undefined}
            data-soft="keep"
          >
            <SegmentBody {...segment} />
          </a>
        ) : (
          <span key={segment.tone} className={growClass(segment.count, total)}>
            <SegmentBody {...segment} />
          </span>
        ),
      )}
    </div>
  )
}

type RulersProps = { rows: { title: string; base?: string; bar: ReactNode }[]; sentence?: ReactNode }

/** Bars one above the other, each with its own title and base; never added up. */
export function Rulers({ rows, sentence }: RulersProps) {
  return (
    <div className="rulers">
      {rows.map(({ title, base, bar }) => (
        <div className="ruler" key={title}>
          <div className="rl">
            {title}
            {base ? <small>{base}</small> : null}
          </div>
          <div>{bar}</div>
        </div>
      ))}
      {sentence ? <p className="rulers-say">{sentence}</p> : null}
    </div>
  )
}
