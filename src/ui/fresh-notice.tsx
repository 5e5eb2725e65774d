'use client'

import { useEffect, useState } from 'react'
import { NoticeBar } from './notice-bar.tsx'

type FreshNoticeProps = { source: string; text: string; action: string }

const everyMs = 20_000
/** Nobody at the screen: asking on would keep the session alive for no one. */
const restAfterMs = 10 * 60_000

/** What the page was made from, as the server says it now; null when it cannot be said. */
async function readCounts(source: string): Promise<string | null> {
  try {
    const response = await fetch(source, { headers: { accept: 'application/json' } })
    if (!response.ok) return null
    const body = (await response.json()) as { counts?: unknown; state?: unknown } // compared as text only
    return JSON.stringify([body.state, body.counts])
  } catch {
    return null
  }
}

/** Says in one line that colleagues changed something; what is being typed stays until the person asks for the change. */
export function FreshNotice({ source, text, action }: FreshNoticeProps) {
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    let first: string | null = null
    let lastTouch = Date.now()
    const touch = () => {
      lastTouch = Date.now()
    }
    const ask = async () => {
      if (document.hidden || Date.now() - lastTouch > restAfterMs) return
      const now = await readCounts(source)
      if (now === null) return
      if (first === null) first = now
      else if (now !== first) setStale(true)
    }
    void ask()
    const timer = setInterval(ask, everyMs)
    for (const kind of ['pointerdown', 'keydown'] as const) document.addEventListener(kind, touch)
    return () => {
      clearInterval(timer)
      for (const kind of ['pointerdown', 'keydown'] as const) document.removeEventListener(kind, touch)
    }
  }, [source])
  if (!isStale) return null
  return (
    <NoticeBar action={<a href={typeof location === 'undefined' ? '' : location.href}>{action}</a>}>{text}</NoticeBar>
  )
}
