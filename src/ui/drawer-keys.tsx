'use client'

import { useEffect } from 'react'

/** Puts the focus into a drawer that has just opened, and Esc follows its close link, unless a dialog or a menu is open. */
export function DrawerKeys({ drawer, title }: { drawer: string; title: string }) {
  useEffect(() => {
    const panel = title ? document.getElementById(drawer) : null
    panel?.focus({ preventScroll: true })
    if (panel && getComputedStyle(panel).position === 'static') panel.scrollIntoView() // not docked: it stands above the list
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
