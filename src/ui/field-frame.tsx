import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'

export type FieldText = { label: ReactNode; optional?: string; hint?: ReactNode; error?: string }

/** Ids of the hint and the error of a control, for aria-describedby. */
export function describedBy(id: string, { hint, error }: Pick<FieldText, 'hint' | 'error'>): string | undefined {
  return classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`)
}

/** Error line under a control or a group. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="err">
      <Icon name="warn" />
      <span>{error}</span>
    </p>
  )
}

/** Label, optional mark, hint, control, and error of one control. */
export function Field({ id, label, optional, hint, error, children }: FieldText & { id: string; children: ReactNode }) {
  return (
    <div className="fld">
      <label className="lab" htmlFor={id}>
        {label}
        {optional ? <span className="opt">{optional}</span> : null}
      </label>
      {children}
      <FieldError id={id} error={error} />
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
