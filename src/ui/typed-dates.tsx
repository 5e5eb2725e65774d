'use client'

import { useEffect } from 'react'

/** A date typed beside quick choices lets go of the choice, and a choice empties the text: only one of them is ever shown. */
export function TypedDates() {
  useEffect(() => {
    document.addEventListener('input', settle)
    return () => document.removeEventListener('input', settle)
  }, [])
  return null
}

function settle({ target }: Event): void {
  const pick = target instanceof HTMLInputElement ? target.closest('.pick-date') : null
  if (!pick || !(target instanceof HTMLInputElement)) return
  const text = pick.querySelector<HTMLInputElement>('.inp-date')
  if (!text) return
  if (target.type === 'radio') {
    if (target.dataset.free === undefined) text.value = ''
  } else if (text.value !== '') {
    for (const radio of pick.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
      radio.checked = radio.dataset.free !== undefined
  }
}
