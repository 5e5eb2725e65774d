'use client'

import { useEffect, useRef, useState } from 'react'

type SelectRowsProps = { name: string; idle: string; template: string; more?: string; separator?: string }
type Selection = { count: number; names: string[] }

const shownNames = 4

const boxesOf = (form: HTMLFormElement) =>
  [...form.elements].filter((element) => element instanceof HTMLInputElement && element.type === 'checkbox')

function rowsOf(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return boxesOf(form).filter((box) => box instanceof HTMLInputElement && box.name === name) as HTMLInputElement[] // narrowed by the filter
}

function read(form: HTMLFormElement, name: string): Selection {
  const rows = rowsOf(form, name)
  const chosen = rows.filter((row) => row.checked)
  for (const all of boxesOf(form)) {
    if (!(all instanceof HTMLInputElement) || all.dataset.checkAll === undefined) continue
    all.checked = rows.length > 0 && chosen.length === rows.length
    all.indeterminate = chosen.length > 0 && chosen.length < rows.length
  }
  return { count: chosen.length, names: [...new Set(chosen.flatMap((row) => row.dataset.text ?? []))] }
}

function checkAll(form: HTMLFormElement, name: string, checked: boolean) {
  for (const row of rowsOf(form, name)) if (!row.disabled) row.checked = checked
}

/** Follows the check boxes of the form around `place`, wherever in the page they stand. */
function useSelection(name: string) {
  const place = useRef<HTMLSpanElement>(null)
  const [selection, setSelection] = useState<Selection>({ count: 0, names: [] })
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const refresh = () => setSelection(read(form, name))
    const onChange = (event: Event) => {
      const box = event.target
      if (!(box instanceof HTMLInputElement) || box.form !== form) return
      if (box.dataset.checkAll !== undefined) checkAll(form, name, box.checked)
      refresh()
    }
    const onReset = () => setTimeout(refresh)
    refresh()
    document.addEventListener('change', onChange)
    form.addEventListener('reset', onReset)
    return () => {
      document.removeEventListener('change', onChange)
      form.removeEventListener('reset', onReset)
    }
  }, [name])
  return { place, ...selection }
}

/** Live words of a selection and the check-all box of the form around it; shows `idle` without JavaScript. */
export function SelectRows({ name, idle, template, more, separator = '、' }: SelectRowsProps) {
  const { place, count, names } = useSelection(name)
  const rest = names.length - shownNames
  return (
    <span ref={place} role="status">
      {count === 0 ? idle : <b>{template.replace('{count}', String(count))}</b>}
      {names.length > 0 ? <span className="names">{names.slice(0, shownNames).join(separator)}</span> : null}
      {rest > 0 && more ? <span className="names">{more.replace('{count}', String(rest))}</span> : null}
    </span>
  )
}

/** The words of a button that acts on the selection: they name the count as soon as there is one. */
export function SelectedWords({ name, idle, template }: Pick<SelectRowsProps, 'name' | 'idle' | 'template'>) {
  const { place, count } = useSelection(name)
  return <span ref={place}>{count === 0 ? idle : template.replace('{count}', String(count))}</span>
}
