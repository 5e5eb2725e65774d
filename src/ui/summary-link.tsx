'use client'

import { useSyncExternalStore } from 'react'

/** A complaint that leads to its field and names it; the name is what stands at the field itself. */
export function SummaryLink({ field, message }: { field: string; message: string }) {
  const name = useSyncExternalStore(
    () => () => undefined,
    () => nameOf(field),
    () => '',
  )
  const isNamed = name === '' || message.startsWith(name)
  return (
    <a href={`#${field}`}>
      {isNamed ? null : <b>{name}　</b>}
      {message}
    </a>
  )
}

/** The label of the field or the legend of its group, without the mark 任意. */
function nameOf(field: string): string {
  const control = document.getElementById(field)
  const label =
    control?.closest('fieldset.fld')?.querySelector('legend.lab') ?? control?.closest('.fld')?.querySelector('.lab')
  return label?.firstChild?.textContent?.trim() ?? ''
}
