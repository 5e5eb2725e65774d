import type { ReactNode } from 'react'
import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { kinds } from '#features/organizations/schema.ts'
import { words } from '#messages/words.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { ProblemBar } from '../problem-bar.tsx'
import { type Crumb, PageHead } from '#ui/page-head.tsx'
import { Frame } from '../frame.tsx'
import { office } from '../office.ts'

/** What a page of the directory needs: the office and the directory's own words. */
export async function directoryDesk() {
  const desk = await office()
  return { ...desk, d: words(desk.locale, 'directory') }
}
export type DirectoryDesk = Awaited<ReturnType<typeof directoryDesk>>

const doneKeys = [
  'created',
  'edited',
  'post-added',
  'post-edited',
  'post-ended',
  'calendar-edited',
  'group-kept',
] as const
export type DoneQuery = { done?: string; problem?: string }

type DirectoryFrameProps = {
  desk: DirectoryDesk
  title: ReactNode
  sub?: ReactNode
  actions?: ReactNode
  parents?: Crumb[]
  query?: DoneQuery
  wide?: boolean
  children: ReactNode
}

/** Frame of one page of the directory; the list itself has no way back. */
export function DirectoryFrame({ desk, title, sub, actions, parents, query, wide, children }: DirectoryFrameProps) {
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="organizations" wide={wide ?? false}>
      <PageHead
        {...(parents ? { crumbs: [{ label: desk.d('title'), href: '/organizations' }, ...parents] } : {})}
        crumbsLabel={desk.shell('crumbs')}
        title={title}
        sub={sub}
        actions={actions}
      />
      <DoneBar desk={desk} query={query ?? {}} />
      {children}
    </Frame>
  )
}

function DoneBar({ desk: { d, locale }, query: { done, problem } }: { desk: DirectoryDesk; query: DoneQuery }) {
  if (problem) return <ProblemBar locale={locale} problem={problem} />
  const key = doneKeys.find((one) => one === done)
  return key ? <NoticeBar kind="good">{d(`done.${key}`)}</NoticeBar> : null
}

/** 政令指定都市 … ; a kind that the words do not know stands as it is. */
export function kindWord({ d }: Pick<DirectoryDesk, 'd'>, kind: string): string {
  const known = kinds.find((one) => one === kind)
  return known ? d(`kinds.${known}`) : kind
}

/** From when to when the organization is of this kind. */
export function periodWord(
  { d, locale }: Pick<DirectoryDesk, 'd' | 'locale'>,
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
): string {
  const from = validFrom ? longDate(calendarDate(validFrom), locale) : null
  const to = validTo ? longDate(calendarDate(validTo), locale) : null
  if (from && to) return d('between', { from, to })
  if (from) return d('since', { date: from })
  return to ? d('until', { date: to }) : d('always')
}
