/** The narrow fields of the ledger's bar: their label is spoken, and shown as the hint. */

type ChoiceProps = { name: string; label: string; options: { value: string; label: string }[]; value: string }

export function Choice({ name, label, options, value }: ChoiceProps) {
  return (
    <select name={name} className="inp inp-auto" aria-label={label} defaultValue={value}>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  )
}

export function Words({ name, label, required }: { name: string; label: string; required?: boolean }) {
  return (
    <input
      name={name}
      className="inp inp-short"
      aria-label={label}
      placeholder={label}
      required={required}
      autoComplete="off"
    />
  )
}
