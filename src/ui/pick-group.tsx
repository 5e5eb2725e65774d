import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { describedBy, FieldError, type FieldText } from './field-frame.tsx'

type PickOption = { value: string; label: ReactNode; hint?: string; disabled?: boolean }

type PickGroupProps = FieldText & {
  name: string
  /** where the same name stands twice on a page */
  id?: string
  kind?: 'radio' | 'checkbox'
  options: PickOption[]
  value?: string | readonly string[]
  required?: boolean
  stacked?: boolean
}

/** Radios or checkboxes as one named group. The first control carries the group's name as id. */
export function PickGroup({
  name,
  id = name,
  kind = 'radio',
  options,
  value,
  required,
  stacked,
  ...text
}: PickGroupProps) {
  const chosen = typeof value === 'string' ? [value] : (value ?? [])
  return (
    <fieldset className="fld" aria-describedby={describedBy(id, text)}>
      <legend className="lab">
        {text.label}
        {text.optional ? <span className="opt">{text.optional}</span> : null}
      </legend>
      <div className={classNames('pick', stacked && 'pick-stacked')}>
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              id={index === 0 ? id : undefined}
              type={kind}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={required && kind === 'radio'}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={text.error} />
      {text.hint ? (
        <p id={`${id}-hint`} className="hint">
          {text.hint}
        </p>
      ) : null}
    </fieldset>
  )
}

/** One checkbox with its words. */
export function Checkbox({ label, ...rest }: ComponentProps<'input'> & { name: string; label: ReactNode }) {
  return (
    <label className="check">
      <input {...rest} type="checkbox" className="ck" />
      <span>{label}</span>
    </label>
  )
}

/** Named group of fields. */
export function Fieldset({ legend, hint, children }: { legend: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {children}
    </fieldset>
  )
}
