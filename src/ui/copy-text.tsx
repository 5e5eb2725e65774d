'use client'

import { useState } from 'react'
import { Button } from './button.tsx'

type CopyTextProps = { value: string; label: string; copy: string; copied: string }

/** A read-only text, all of it visible, which selects itself on focus; the button copies it where the browser allows. */
export function CopyText({ value, label, copy, copied }: CopyTextProps) {
  const [isCopied, setCopied] = useState(false)
  const onCopy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className="row">
      <textarea
        className="inp inp-copy"
        readOnly
        rows={1}
        value={value}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
        spellCheck={false}
      />
      <Button type="button" variant="quiet" size="sm" onClick={() => void onCopy()}>
        {copy}
      </Button>
      <span role="status">{isCopied ? copied : ''}</span>
    </div>
  )
}
