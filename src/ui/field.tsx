import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { describedBy, Field, type FieldText } from './field-frame.tsx'
import { FileChooser, type FileWords } from './file-chooser.tsx'

export { Checkbox, Fieldset, PickGroup } from './pick-group.tsx'

function controlProps({ id, hint, error }: { id: string } & Omit<FieldText, 'label'>) {
  return {
    id,
    'aria-describedby': describedBy(id, { hint, error }),
    'aria-invalid': error ? true : undefined,
  } as const
}

type Width = 'full' | 'half' | 'short'
type TextInputProps = FieldText & ComponentProps<'input'> & { name: string; width?: Width }

/** One-line text field. */
export function TextInput({ label, optional, hint, error, width, id, className, ...rest }: TextInputProps) {
  const text = { label, optional, hint, error, id: id ?? rest.name }
  return (
    <Field {...text}>
      <input
        type="text"
        {...rest}
        {...controlProps(text)}
        className={classNames('inp', width && `inp-${width}`, className)}
      />
    </Field>
  )
}

/** Text field of several lines. */
export function TextArea({
  label,
  optional,
  hint,
  error,
  id,
  ...rest
}: FieldText & ComponentProps<'textarea'> & { name: string }) {
  const text = { label, optional, hint, error, id: id ?? rest.name }
  return (
    <Field {...text}>
      <textarea rows={4} {...rest} {...controlProps(text)} className={classNames('inp', rest.className)} />
    </Field>
  )
}

type Option = { value: string; label: string }
type SelectProps = FieldText & ComponentProps<'select'> & { name: string; options: Option[]; blank?: string }

/** Native select. */
export function Select({ label, optional, hint, error, id, options, blank, ...rest }: SelectProps) {
  const text = { label, optional, hint, error, id: id ?? rest.name }
  return (
    <Field {...text}>
      <select {...rest} {...controlProps(text)} className={classNames('inp', rest.className)}>
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** File chooser. */
export function FileInput({
  label,
  optional,
  hint,
  error,
  id,
  ...rest
}: FieldText & ComponentProps<'input'> & FileWords & { name: string }) {
  const text = { label, optional, hint, error, id: id ?? rest.name }
  return (
    <Field {...text}>
      <FileChooser {...rest} {...controlProps(text)} />
    </Field>
  )
}

/** Vertical stack of fields, at most 44 em wide. */
export function Form({ className, ...rest }: ComponentProps<'form'>) {
  return <form className={classNames('form', className)} {...rest} />
}
