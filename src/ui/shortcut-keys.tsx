'use client'

import { useEffect } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function act(key: string): boolean {
  if (key === '/') {
    const search = document.getElementById('site-search')
    search?.focus()
    return search !== null
  }
  const link = document.querySelector<HTMLAnchorElement>(`[data-shortcut="${CSS.escape(key.toUpperCase())}"]`)
  link?.click()
  return link !== null
}

/** `/` focuses the search field; a letter follows the link that carries it. Never while typing. */
export function ShortcutKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (event.key.length !== 1 || isTyping(event.target)) return
      if (act(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
