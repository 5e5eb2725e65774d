'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

function softLink(event: MouseEvent): HTMLAnchorElement | null {
  if (!isPlainClick(event) || !(event.target instanceof Element)) return null
  const link = event.target.closest<HTMLAnchorElement>('a[data-soft]')
  return link && link.origin === location.origin && !link.target ? link : null
}

/**
 * One listener for all plain links marked `data-soft`: they change the page without a reload and keep the place.
 * Dearer per-row link components are not needed; without JavaScript the links simply load.
 */
export function SoftLinks() {
  const router = useRouter()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = softLink(event)
      if (!link) return
      event.preventDefault()
      const address = link.pathname + link.search + link.hash
      const back = link.hash ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null
      // the address comes from a link rendered by the server, so the route exists
      router.push(address as Route, { scroll: link.dataset.soft !== 'keep' })
      back?.focus({ preventScroll: true })
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router])
  return null
}
