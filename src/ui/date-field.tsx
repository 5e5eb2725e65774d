import { describedBy, FieldError, type FieldText } from './field-frame.tsx'

type DateFieldProps = FieldText & {
  name: string
  value?: string
  placeholder?: string
  choices?: { value: string; label: string }[]
  choice?: string
  legend?: string
  /** a radio for the day in the text */
  freeLabel?: string
  /** a radio for no day at all */
  emptyLabel?: string
  required?: boolean
}

function Choices({
  name,
  choices,
  choice,
  freeLabel,
  emptyLabel,
  value,
}: Required<Pick<DateFieldProps, 'choices'>> & DateFieldProps) {
  const field = `${name}Choice`
  return (
    <>
      {choices.map((item) => (
        <label key={item.value}>
          <input type="radio" name={field} value={item.value} defaultChecked={choice === item.value} />
          {item.label}
        </label>
      ))}
      {freeLabel ? (
        <label>
          <input type="radio" name={field} value="" defaultChecked={choice === ''} data-free="" />
          {freeLabel}
        </label>
      ) : null}
      {emptyLabel ? (
        <label>
          <input type="radio" name={field} value="" defaultChecked={choice === '' && !value} />
          {emptyLabel}
        </label>
      ) : null}
    </>
  )
}

/**
 * A date in one text field that takes any era or western form, with quick choices before it.
 * Posts `name` (free text) and `nameChoice` (ISO date of the choice, '' for the free text); text wins when not empty.
 */
export function DateField(props: DateFieldProps) {
  const { name, label, optional, hint, error, value, placeholder, choices, legend, required } = props
  return (
    <fieldset className="fld">
      <legend className="lab">
        {legend ?? label}
        {optional ? <span className="opt">{optional}</span> : null}
      </legend>
      <div className="pick pick-date">
        {choices?.length ? <Choices {...props} choices={choices} /> : null}
        <label className="vh" htmlFor={name}>
          {props.freeLabel ?? label}
        </label>
        <input
          id={name}
          name={name}
          type="text"
          className="inp inp-date"
          defaultValue={value}
          placeholder={placeholder}
          autoComplete="off"
          required={required && !choices?.length}
          aria-describedby={describedBy(name, { hint, error })}
          aria-invalid={error ? true : undefined}
        />
      </div>
      <FieldError id={name} error={error} />
      {hint ? (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
