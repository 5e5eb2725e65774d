import './globals.css'
import './fonts.css'
import type { ReactNode } from 'react'
import { requestOf } from '#server/request.ts'
import { findSignedIn } from '#server/session.ts'
import { GlyphSprite } from '#ui/icons.tsx'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale } = await requestOf((await findSignedIn())?.locale)
  return (
    <html lang={locale}>
      <body>
        <GlyphSprite />
        {children}
      </body>
    </html>
  )
}
