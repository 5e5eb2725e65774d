import type { ReactNode } from 'react'
import { words } from '#messages/words.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Frame } from '../frame.tsx'
import { office } from '../office.ts'
import { DoneBar, type DoneQuery } from './done-bar.tsx'

/** What a page of the settings needs: the office and the words of the people pages. */
export async function settingsDesk() {
  const desk = await office()
  return { ...desk, p: words(desk.locale, 'people') }
}
export type SettingsDesk = Awaited<ReturnType<typeof settingsDesk>>

type SettingsFrameProps = {
  desk: SettingsDesk
  title: string
  sub?: ReactNode
  actions?: ReactNode
  parent?: { label: string; href: string }
  query?: DoneQuery
  wide?: boolean
  children: ReactNode
}

/** Frame of one room of the settings: the way back, the title, and what the last press did. */
export function SettingsFrame({ desk, title, sub, actions, parent, query = {}, wide, children }: SettingsFrameProps) {
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="settings" wide={wide ?? false}>
      <PageHead
        crumbs={[{ label: desk.p('settingsTitle'), href: '/settings' }, ...(parent ? [parent] : [])]}
        crumbsLabel={desk.shell('crumbs')}
        title={title}
        sub={sub}
        actions={actions}
      />
      <DoneBar p={desk.p} locale={desk.locale} query={query} />
      {children}
    </Frame>
  )
}
