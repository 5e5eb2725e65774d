import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'
import type { Tone } from './tone.ts'

type StatusMarkProps = { tone: Tone; word: string; behalf?: string; light?: boolean }

/** Shape, word and colour of one status; `behalf` adds the mark of a fact recorded for someone. */
export function StatusMark({ tone, word, behalf, light }: StatusMarkProps) {
  return (
    <>
      <span className={classNames('st', `st-${tone}`, light && 'st-light')}>
        <Icon name={tone} />
        {word}
      </span>
      {behalf ? (
        <span className="behalf">
          <Icon name="behalf" />
          {behalf}
        </span>
      ) : null}
    </>
  )
}

/** Small boxed word: the kind of a document. */
export function Kind({ children }: { children: ReactNode }) {
  return <span className="kind">{children}</span>
}

/** A document date: era first, western in faint ink. */
export function BothDates({ era, iso }: { era: string; iso?: string }) {
  return (
    <span className="both">
      {era}
      {iso ? <small>{iso}</small> : null}
    </span>
  )
}

/** Number of a document. */
export function Num({ children }: { children: ReactNode }) {
  return <span className="num">{children}</span>
}
