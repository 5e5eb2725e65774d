'use client'

import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'

/** What was typed before a form was refused, and the complaints by control. */
export interface Typed {
  values: Record<string, string> | null
  complaints: Record<string, string>
}
export const TypedContext = createContext<Typed>({ values: null, complaints: {} })

type TypedInputProps = { name: string; defaultValue: string; rows?: number; describedBy?: string | undefined }

/** A text of the card; keeps what was typed when the form comes back. */
export function TypedInput({
  name,
  defaultValue,
  rows,
  describedBy,
  ...rest
}: TypedInputProps & Omit<ComponentProps<'input'>, 'name' | 'defaultValue'>) {
  const { values, complaints } = useContext(TypedContext)
  const complaint = complaints[name]
  const shared = {
    id: name,
    name,
    defaultValue: values?.[name] ?? defaultValue,
    'aria-label': rest['aria-label'],
    'aria-invalid': complaint ? true : undefined,
    'aria-describedby': [describedBy, complaint ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined,
    autoFocus: rest.autoFocus,
    placeholder: rest.placeholder,
    lang: 'ja',
    autoComplete: 'off',
    className: 'inp inp-read',
  } as const
  return (
    <>
      {rows === undefined ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />}
      {complaint ? (
        <p id={`${name}-error`} className="err">
          {complaint}
        </p>
      ) : null}
    </>
  )
}

type TypedChoiceProps = {
  name: string
  value: string
  isChosen: boolean
  kind?: 'radio' | 'checkbox'
  id?: string | undefined
  className?: string
  children: ReactNode
}

/** A radio or check box with its words, which keeps what was chosen when the form comes back. */
export function TypedChoice({ name, value, isChosen, kind = 'radio', id, className, children }: TypedChoiceProps) {
  const { values } = useContext(TypedContext)
  const chosen = values === null ? isChosen : values[name] === value
  return (
    <label className={className}>
      <input
        className={kind === 'checkbox' ? 'ck' : undefined}
        type={kind}
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen}
      />
      <span>{children}</span>
    </label>
  )
}

type TypedSelectProps = {
  name: string
  defaultValue: string
  label: string
  options: { value: string; label: string }[]
}

export function TypedSelect({ name, defaultValue, label, options }: TypedSelectProps) {
  const { values } = useContext(TypedContext)
  return (
    <select
      id={name}
      name={name}
      aria-label={label}
      className="inp inp-read inp-auto"
      defaultValue={values?.[name] ?? defaultValue}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
