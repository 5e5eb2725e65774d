'use client'

import { type ComponentProps, useState } from 'react'

export type FileWords = { choose: string; none: string }

/** The browser's own file field lies invisibly over words of ours: its words are the browser's, in whatever language that speaks. */
export function FileChooser({ choose, none, ...rest }: ComponentProps<'input'> & FileWords) {
  const [names, setNames] = useState<string[]>([])
  return (
    <span className="file-pick">
      <input
        {...rest}
        type="file"
        className="inp inp-file"
        onChange={({ currentTarget }) => setNames([...(currentTarget.files ?? [])].map((file) => file.name))}
      />
      <span className="file-face" aria-hidden="true">
        <span className="btn btn-sm">{choose}</span>
        <span>{names.join('、') || none}</span>
      </span>
    </span>
  )
}
