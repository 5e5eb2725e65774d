export type RowCheckProps = {
  name: string
  value: string
  label: string
  checked?: boolean
  form?: string
  text?: string
}

/** Check box of one row; `text` is the name shown in the live list of the selected. */
export function RowCheck({ name, value, label, checked, form, text }: RowCheckProps) {
  return (
    <label>
      <input
        type="checkbox"
        className="ck"
        name={name}
        value={value}
        defaultChecked={checked}
        form={form}
        data-text={text}
        autoComplete="off"
      />
      <span className="vh">{label}</span>
    </label>
  )
}
