'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Kept, readKept, writeKept } from './kept-selection.ts'

type SelectRowsProps = {
  name: string
  idle: string
  template: string
  more?: string
  separator?: string
  /** where a press without a row means nothing: the sentence that says so */
  needed?: string
  /** name under which the selection survives paging */
  keep?: string | undefined
}
type Selection = { count: number; names: string[] }

const shownNames = 4

const boxesOf = (form: HTMLFormElement) =>
  [...form.elements].filter((element) => element instanceof HTMLInputElement && element.type === 'checkbox')

function rowsOf(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return boxesOf(form).filter((box) => box instanceof HTMLInputElement && box.name === name) as HTMLInputElement[] // narrowed by the filter
}

/** The chosen rows by value, those of other pages first; the check-all box follows the rows of this page. */
function read(form: HTMLFormElement, name: string, kept: Kept): Kept {
  const rows = rowsOf(form, name)
  const chosen = rows.filter((row) => row.checked)
  for (const all of boxesOf(form)) {
    if (!(all instanceof HTMLInputElement) || all.dataset.checkAll === undefined) continue
    all.checked = rows.length > 0 && chosen.length === rows.length
    all.indeterminate = chosen.length > 0 && chosen.length < rows.length
  }
  const here = new Set(rows.map((row) => row.value))
  return new Map([
    ...[...kept].filter(([value]) => !here.has(value)),
    ...chosen.map((row): [string, string] => [row.value, row.dataset.text ?? '']),
  ])
}

function checkAll(form: HTMLFormElement, name: string, checked: boolean) {
  for (const row of rowsOf(form, name)) if (!row.disabled) row.checked = checked
}

/** The check-all box says what is missing, before anything is sent. */
function requireRows(form: HTMLFormElement, sentence: string) {
  for (const box of boxesOf(form))
    if (box instanceof HTMLInputElement && box.dataset.checkAll !== undefined) box.setCustomValidity(sentence)
}

/** Follows the check boxes of the form around `place`, wherever in the page they stand. */
function useSelection(name: string, keep?: string, needed?: string) {
  const place = useRef<HTMLSpanElement>(null)
  const [selection, setSelection] = useState<Selection>({ count: 0, names: [] })
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const refresh = () => {
      const chosen = read(form, name, readKept(keep))
      writeKept(keep, chosen)
      if (needed !== undefined) requireRows(form, chosen.size === 0 ? needed : '')
      setSelection({ count: chosen.size, names: [...new Set([...chosen.values()].filter(Boolean))] })
    }
    const onChange = (event: Event) => {
      const box = event.target
      if (!(box instanceof HTMLInputElement) || box.form !== form) return
      if (box.dataset.checkAll !== undefined) checkAll(form, name, box.checked)
      setTimeout(refresh)
    }
    const onReset = () => setTimeout(refresh)
    for (const row of rowsOf(form, name)) if (readKept(keep).has(row.value)) row.checked = true
    refresh()
    document.addEventListener('change', onChange)
    form.addEventListener('reset', onReset)
    return () => {
      document.removeEventListener('change', onChange)
      form.removeEventListener('reset', onReset)
    }
  }, [name, keep, needed])
  return { place, ...selection }
}

/** Sends the rows chosen on other pages along, and forgets them. */
function useKeptRows(place: RefObject<HTMLSpanElement | null>, name: string, keep: string | undefined) {
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form || !keep) return
    const onFormData = ({ formData }: FormDataEvent) => {
      const here = new Set(rowsOf(form, name).map((row) => row.value))
      for (const value of readKept(keep).keys()) if (!here.has(value)) formData.append(name, value)
      setTimeout(() => writeKept(keep, new Map()))
    }
    form.addEventListener('formdata', onFormData)
    return () => form.removeEventListener('formdata', onFormData)
  }, [place, name, keep])
}

/** Live words of a selection and the check-all box of the form around it; shows `idle` without JavaScript. */
export function SelectRows({ name, idle, template, more, separator = '、', keep, needed }: SelectRowsProps) {
  const { place, count, names } = useSelection(name, keep, needed)
  useKeptRows(place, name, keep)
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
export function SelectedWords({ name, idle, template, keep }: SelectRowsProps) {
  const { place, count } = useSelection(name, keep)
  return <span ref={place}>{count === 0 ? idle : template.replace('{count}', String(count))}</span>
}
