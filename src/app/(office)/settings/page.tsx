import { Fragment } from 'react'
import { can } from '#core/policy/policy.ts'
import { words } from '#messages/words.ts'
import { PageHead, SectionHead } from '#ui/page-head.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { Frame } from '../frame.tsx'
import { settingsDesk } from './settings-frame.tsx'

/** What can be set, each with what it does in a sentence. */
export default async function SettingsPage() {
  const desk = await settingsDesk()
  const { p, context } = desk
  const reading = words(desk.locale, 'reading')
  const { actor } = context
  const organization = actor.organizationId ? `/organizations/${actor.organizationId}` : null
  const room = (key: 'account' | 'people' | 'keys' | 'calendar' | 'desks' | 'groups' | 'licenses', href: string) => ({
    term: p(key),
    href,
    text: p(`${key}Text`),
  })
  const parts = [
    { title: p('mine'), rooms: [room('account', '/settings/account')] },
    {
      title: p('ours'),
      rooms: [
        ...(can(actor, 'user.list', 'own') ? [room('people', '/settings/people')] : []),
        ...(can(actor, 'key.keep', 'own') ? [room('keys', '/settings/keys')] : []),
        ...(can(actor, 'notice.register', 'own')
          ? [{ term: reading('symbols'), href: '/settings/symbols', text: reading('symbolsShort') }]
          : []),
        ...(organization
          ? [
              room('desks', organization),
              room('calendar', `${organization}#calendar`),
              room('groups', '/organizations/groups'),
            ]
          : []),
      ],
    },
    { title: p('register'), rooms: [room('licenses', '/settings/licenses')] },
  ]
  return (
    <Frame context={context} signedIn={desk.signedIn} room="settings">
      <PageHead title={p('settingsTitle')} sub={p('settingsText')} />
      {parts
        .filter((part) => part.rooms.length > 0)
        .map((part) => (
          <Fragment key={part.title}>
            <SectionHead title={part.title} />
            <div className="rooms">
              <KeyValue rows={part.rooms.map(({ term, href, text }) => ({ term, href, value: text }))} />
            </div>
          </Fragment>
        ))}
    </Frame>
  )
}
