'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

const results = 'main .note[role="status"], main .note[role="alert"], main .owe-note [role="status"]'

/** A pressed button that is gone leaves the keyboard nowhere: the focus goes to what the press has done. */
export function FocusResult() {
  const pathname = usePathname()
  const query = useSearchParams().toString()
  const address = query && `${pathname}?${query}`
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && address) focusOn(document.querySelector<HTMLElement>(results))
  }, [address])
  return null
}

/** Inside a form that was refused: the focus goes to the sentence above it. @param about changes with every refusal */
export function FocusSummary({ about }: { about: string }) {
  useEffect(() => {
    if (about) focusOn(document.getElementById('error-summary'))
  }, [about])
  return null
}

function focusOn(element: HTMLElement | null): void {
  if (!element) return
  element.tabIndex = -1
  element.focus({ preventScroll: element.getBoundingClientRect().top >= 0 })
}
