'use client'

import { useEffect } from 'react'

const mostBytes = 50 * 1024 * 1024

/** Says before sending that the chosen files are too much for one form; the server would only say so after the whole way. */
export function FileTotal({ field, sentence }: { field: string; sentence: string }) {
  useEffect(() => {
    const input = document.getElementById(field)
    if (!(input instanceof HTMLInputElement)) return
    const check = () => {
      const total = [...(input.files ?? [])].reduce((sum, file) => sum + file.size, 0)
      input.setCustomValidity(total > mostBytes ? sentence : '')
    }
    input.addEventListener('change', check)
    return () => input.removeEventListener('change', check)
  }, [field, sentence])
  return null
}
