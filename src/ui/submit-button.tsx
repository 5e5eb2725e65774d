'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook } from './button.tsx'

type SubmitButtonProps = ButtonLook & ComponentProps<'button'> & { busyLabel?: string }

/** Submit button that shows its busy words while the form is under way, the width kept. */
export function SubmitButton({ busyLabel, children, ...rest }: SubmitButtonProps) {
  const { pending: isUnderWay, data } = useFormStatus()
  // of several buttons of one form only the pressed one says that it is at work
  const pending = isUnderWay && (!rest.name || !data?.has(rest.name) || data.get(rest.name) === rest.value)
  if (!busyLabel) return <Button {...rest}>{children}</Button>
  return (
    <Button {...rest} aria-disabled={isUnderWay || undefined}>
      <span className="busy-stack">
        <span data-off={pending || undefined}>{children}</span>
        <span data-off={!pending || undefined}>{busyLabel}</span>
      </span>
    </Button>
  )
}
