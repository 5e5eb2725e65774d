import { glyphs } from './glyphs.tsx'

export type IconName = keyof typeof glyphs

/** All glyphs as hidden symbols; rendered once, first in the body. */
export function GlyphSprite() {
  return (
    <svg className="sprite" width="0" height="0" aria-hidden="true">
      {Object.entries(glyphs).map(([name, drawing]) => (
        <symbol
          key={name}
          id={`g-${name}`}
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {drawing}
        </symbol>
      ))}
    </svg>
  )
}

type IconProps = { name: IconName; size?: 16 | 24; label?: string; className?: string }

/** One glyph of the sprite; decorative unless it has a label. */
export function Icon({ name, size = 16, label, className }: IconProps) {
  const classes = ['gl', size === 24 ? 'gl-24' : '', className ?? ''].filter(Boolean).join(' ')
  const drawing = <use href={`#g-${name}`} />
  if (!label) {
    return (
      <svg className={classes} width={size} height={size} aria-hidden="true">
        {drawing}
      </svg>
    )
  }
  return (
    <svg className={classes} width={size} height={size} role="img" aria-label={label}>
      {drawing}
    </svg>
  )
}
