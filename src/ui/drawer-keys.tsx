'use client'

import { useEffect } from 'react'

/** Puts the focus into a drawer that has just opened, and Esc follows its close link, unless a dialog or a menu is open. */
export function DrawerKeys({ drawer, title }: { drawer: string; title: string }) {
  useEffect(() => {
    if (title) document.getElementById(drawer)?.focus({ preventScroll: true })
  }, [drawer, title])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (document.querySelector('dialog[open]')) return
      const close = document.getElementById(drawer)?.querySelector<HTMLAnchorElement>('header a.x')
      close?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [drawer])
  return null
}
