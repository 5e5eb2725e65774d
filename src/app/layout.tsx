import './globals.css'
import './fonts.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { requestOf } from '#server/request.ts'
import { findSignedIn } from '#server/session.ts'
import { GlyphSprite } from '#ui/icons.tsx'

export const metadata: Metadata = { title: { default: '周知台帳', template: '%s｜周知台帳' } }

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
