import type { ReactNode } from 'react'

/** Drawings of the glyphs on a 16 px grid, stroke 1.6; filled ones take `--gbg` for the inner line. */
export const glyphs = {
  none: <circle cx="8" cy="8" r="6.2" strokeDasharray="2.5 2.37" strokeLinecap="butt" />,
  sent: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M4.7 8h6.2M8.5 5.5 11 8l-2.5 2.5" />
    </>
  ),
  recv: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m4.9 8.2 2.2 2.2 4.1-4.5" strokeWidth="1.9" />
    </>
  ),
  diss: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" stroke="none" />
      <path d="m3 8.4 2 2.1 3.9-4.4M7.3 10.3l.2.2 4.6-5.1" stroke="var(--gbg,#fff)" strokeWidth="1.5" />
    </>
  ),
  boun: (
    <>
      <path d="M8 .7 15.3 8 8 15.3.7 8z" fill="currentColor" stroke="none" />
      <path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" stroke="var(--gbg,#fff)" strokeWidth="1.8" />
    </>
  ),
  ques: (
    <>
      <path d="M1.6 2.2h12.8v9H8.6l-3.4 3v-3H1.6z" />
      <path d="M6.3 5.5a1.75 1.75 0 1 1 2.5 1.6c-.5.2-.8.5-.8 1" strokeWidth="1.4" />
      <circle cx="8" cy="9.6" r=".9" fill="currentColor" stroke="none" />
    </>
  ),
  exem: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M5 8h6" strokeWidth="1.9" />
    </>
  ),
  behalf: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2" />
      <path d="m5 11 .5-2.2 4.3-4.3 1.7 1.7-4.3 4.3z" strokeWidth="1.3" />
    </>
  ),
  canc: (
    <>
      <path d="M2.5 5.1a6.2 6.2 0 0 1 11 0M2.5 10.9a6.2 6.2 0 0 0 11 0" />
      <path d="M.8 6.9h14.4M.8 9.1h14.4" strokeWidth="1.3" />
    </>
  ),
  mis: (
    <>
      <path d="M1.6 3.4h8.2L14.4 8l-4.6 4.6H1.6z" />
      <path d="m4.6 6 3.6 4m0-4-3.6 4" strokeWidth="1.4" />
    </>
  ),
  close: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="1" />
      <path d="M2.4 13.6 13.6 2.4" />
    </>
  ),
  norec: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" strokeWidth="1.2" />
      <path d="m1.8 7.5 5.7-5.7M2 14 14 2M8.5 14.2l5.7-5.7" strokeWidth="1.1" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.6 3.6" />
    </>
  ),
  phone: (
    <path
      d="M3.2 1.8 6 1.6l1 3.2-1.6 1.3a9 9 0 0 0 4.5 4.5l1.3-1.6 3.2 1-.2 2.8c-.1 1-1 1.5-2 1.4A11.4 11.4 0 0 1 1.8 3.8c-.1-1 .4-1.9 1.4-2z"
      strokeWidth="1.4"
    />
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.4V8l2.5 1.7" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.8 15 14H1z" />
      <path d="M8 6.2v3.6" />
      <circle cx="8" cy="11.9" r=".9" fill="currentColor" stroke="none" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.3v3.9" />
      <circle cx="8" cy="4.9" r=".9" fill="currentColor" stroke="none" />
    </>
  ),
  file: (
    <>
      <path d="M3.2 1.7h6.3l3.3 3.3v9.3H3.2z" />
      <path d="M9.3 1.9v3.3h3.3M5.6 8.3h4.8M5.6 11h4.8" strokeWidth="1.3" />
    </>
  ),
  drop: <path d="M8 1.6v8M4.9 6.7 8 9.8l3.1-3.1M1.8 11v3.2h12.4V11" />,
  print: <path d="M4.2 5.6V1.8h7.6v3.8M4.2 11.6H1.8v-6h12.4v6h-2.4M4.2 9.6h7.6v4.6H4.2z" />,
  x: <path d="m3.5 3.5 9 9m0-9-9 9" />,
  chev: <path d="m4 6 4 4 4-4" />,
  chevr: <path d="m6 4 4 4-4 4" />,
  plus: <path d="M8 2.8v10.4M2.8 8h10.4" />,
  mail: <path d="M1.6 3.4h12.8v9.2H1.6zM1.8 3.8 8 9l6.2-5.2" />,
  brand: (
    <>
      <path d="M2 1.5h12v13H2z" strokeWidth="1.4" />
      <path d="M5 1.5v13M6.3 1.5v13" strokeWidth=".8" />
      <path d="M8 5h4.2M8 8h4.2M8 11h4.2" strokeWidth="1.2" />
    </>
  ),
} satisfies Record<string, ReactNode>
