import type { ReactNode } from 'react'
import { can } from '#core/policy/policy.ts'
import { closedReason } from '#core/time/open-days.ts'
import { longDay, otherCalendar } from '#core/time/display-date.ts'
import { readingLimits } from '#features/letters/file-reading.ts'
import { words } from '#messages/words.ts'
import type { Context } from '#server/context.ts'
import type { SignedIn } from '#server/session.ts'
import { Button } from '#ui/button.tsx'
import { DropZone } from '#ui/drop-zone.tsx'
import { OrgSwitch, Shell } from '#ui/shell.tsx'
import { LanguageForm } from '../language-form.tsx'
import { readFrameFigures } from './office.ts'

type Room = 'home' | 'inbox' | 'notices' | 'distributions' | 'outstanding' | 'organizations' | 'audit' | 'settings'
const paths: Record<Room, string> = {
  home: '/',
  inbox: '/inbox',
  notices: '/notices',
  distributions: '/distributions',
  outstanding: '/outstanding',
  organizations: '/organizations',
  audit: '/audit',
  settings: '/settings',
}

type FrameProps = {
  context: Context
  signedIn: SignedIn
  room: Room
  /** of the document, where the room alone does not say which page this is */
  title?: string | undefined
  q?: string | undefined
  wide?: boolean
  children: ReactNode
}

/** The frame of every signed-in page. */
export async function Frame({ context, signedIn, room, title, q, wide, children }: FrameProps) {
  const t = words(context.request.locale, 'shell')
  const { today, calendar, inbox, outstanding, isDemo } = await readFrameFigures(context)
  const counts: Partial<Record<Room, number>> = { inbox, outstanding: outstanding.receipt + outstanding.dissemination }
  const rooms = (Object.keys(paths) as Room[]).filter(
    (one) => one !== 'audit' || can(context.actor, 'audit.read', 'own'),
  ) // keys of the constant above
  const mayRegister = can(context.actor, 'notice.register', 'own')
  return (
    <>
      <title>{`${title ?? t(room)}｜${t('brand')}`}</title>
      <Shell
        brand={{ href: '/', label: t('brand') }}
        skipLabel={t('skip')}
        search={{ action: '/notices', label: t('search'), placeholder: t('searchHint'), ...(q ? { value: q } : {}) }}
        {...(mayRegister
          ? {
              primary: { href: '/notices/new', label: t('register') },
              secondary: { href: '/readings/new', label: words(context.request.locale, 'reading')('fromFile') },
            }
          : {})}
        organization={<Organization signedIn={signedIn} label={t('organization')} />}
        user={
          <User
            signedIn={signedIn}
            role={t('roleAfter', { role: t(`role.${context.actor.role ?? 'none'}`) })}
            signOut={t('signOut')}
          />
        }
        language={<LanguageForm locale={context.request.locale} back={paths[room]} />}
        navLabel={t('nav')}
        nav={rooms.map((one) => ({
          href: paths[one],
          label: t(one),
          current: one === room,
          ...(counts[one]
            ? { count: counts[one], countLabel: t(one === 'inbox' ? 'inboxCount' : 'outstandingCount') }
            : {}),
        }))}
        {...(isDemo ? { sample: t('sample') } : {})}
        today={
          <>
            <span>{longDay(today, context.request.locale)}</span>
            <span>{otherCalendar(today, context.request.locale)}</span>
            <span>{t(closedReason(today, calendar) === null ? 'openDay' : 'closedDay')}</span>
          </>
        }
        wide={wide ?? false}
      >
        {children}
        {mayRegister ? <Reception locale={context.request.locale} /> : null}
      </Shell>
    </>
  )
}

/** Files dropped anywhere in the office are read. */
function Reception({ locale }: { locale: Context['request']['locale'] }) {
  const say = words(locale, 'reading')
  return (
    <DropZone
      action="/readings/upload"
      field="files"
      most={{ files: 20, bytes: readingLimits.fileBytes }}
      words={{
        title: say('drop'),
        text: say('dropText'),
        sending: say.raw('sending'),
        tooMany: say('tooMany'),
        tooLarge: say('tooLarge'),
      }}
    />
  )
}

function Organization({ signedIn, label }: { signedIn: SignedIn; label: string }) {
  const current = signedIn.memberships.find((one) => one.organizationId === signedIn.actor.organizationId)
  return (
    <OrgSwitch label={label} current={current?.organizationName ?? '—'}>
      <form action="/session/organization" method="post">
        {signedIn.memberships.map((one) => (
          <Button key={one.organizationId} variant="text" name="organizationId" value={one.organizationId}>
            {one.organizationName}
          </Button>
        ))}
      </form>
    </OrgSwitch>
  )
}

function User({ signedIn, role, signOut }: { signedIn: SignedIn; role: string; signOut: string }) {
  return (
    <form action="/session/sign-out" method="post" className="row">
      <span>
        {signedIn.actor.name}
        <span className="who-role">{role}</span>
      </span>
      <Button variant="text" size="sm">
        {signOut}
      </Button>
    </form>
  )
}
