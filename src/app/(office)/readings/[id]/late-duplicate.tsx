'use client'

import { useContext } from 'react'
import { TypedChoice, TypedContext } from './typed-input.tsx'

type LateDuplicateProps = { index: number; options: { value: string; label: string; text: string }[] }

/** A corrected number turned out to be registered already: the complaint, and what may be done about it. */
export function LateDuplicate({ index, options }: LateDuplicateProps) {
  const name = `d${index}.take`
  const complaint = useContext(TypedContext).complaints[name]
  if (complaint === undefined) return null
  return (
    <fieldset className="ev-again opts">
      <legend>{complaint}</legend>
      {options.map(({ value, label, text }, at) => (
        <TypedChoice key={value} id={at === 0 ? name : undefined} name={name} value={value} isChosen={at === 0}>
          <b>{label}</b>
          <small>{text}</small>
        </TypedChoice>
      ))}
    </fieldset>
  )
}
