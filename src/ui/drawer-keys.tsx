'use client'

import { useEffect } from 'react'

/** Esc follows the close link of the drawer, unless a dialog or a menu is open. */
export function DrawerKeys({ drawer }: { drawer: string }) {
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
