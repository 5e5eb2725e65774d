import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { longInstant } from '#core/time/display-date.ts'
import { listUsersOf, type UserLine } from '#features/accounts/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { WithDrawer } from '#ui/drawer.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { Pager } from '#ui/pager.tsx'
import { readOrNotFound } from '../../office.ts'
import type { DoneQuery } from '../done-bar.tsx'
import { SettingsFrame, type SettingsDesk, settingsDesk } from '../settings-frame.tsx'
import { PersonDrawer } from './person-drawer.tsx'

type Query = DoneQuery & { organizationId?: string; person?: string; after?: string }

/** 人: who works with the register in an organization, and what may be done about each. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await settingsDesk()
  const query = await searchParams
  const { p, context } = desk
  const mine = context.actor.organizationId
  const organizationId = query.organizationId ?? mine
  if (!organizationId || !isUuid(organizationId)) notFound()
  const view = await readOrNotFound(context, async (reader) => {
    const organization = await getOrganization(reader, organizationId)
    return { organization, page: await listUsersOf(reader, organization, { after: query.after, limit: 50 }) }
  })
  const base = `/settings/people${organizationId === mine ? '' : `?organizationId=${organizationId}`}`
  const to = (key: string, value: string) => `${base}${base.includes('?') ? '&' : '?'}${key}=${value}`
  const person = view.page.items.find((one) => one.id === query.person)
  const mayAdd = can(context.actor, 'user.invite', view.organization.relation)
  return (
    <SettingsFrame
      desk={desk}
      title={p('peopleTitle', { organization: view.organization.name })}
      query={query}
      wide
      sub={
        organizationId === mine ? (
          <a href="/organizations">{p('otherOrganization')}</a>
        ) : (
          <a href="/settings/people">{p('ownOrganization')}</a>
        )
      }
      actions={
        mayAdd ? (
          <ButtonLink variant="primary" icon="plus" href={`/settings/people/new?organizationId=${organizationId}`}>
            {p('addPerson')}
          </ButtonLink>
        ) : undefined
      }
    >
      <WithDrawer
        drawer={
          person ? (
            <PersonDrawer desk={desk} person={person} relation={view.organization.relation} closeHref={base} />
          ) : undefined
        }
      >
        <People desk={desk} people={view.page.items} open={person?.id} href={(id) => to('person', id)} />
        <Pager
          label={p('people')}
          summary={p('peopleCount', { count: view.page.items.length })}
          {...(view.page.next ? { next: { href: to('after', view.page.next), label: desk.shell('more') } } : {})}
        />
      </WithDrawer>
    </SettingsFrame>
  )
}

type PeopleProps = {
  desk: SettingsDesk
  people: UserLine[]
  open: string | undefined
  href: (id: string) => string
}

function People({ desk: { p, locale }, people, open, href }: PeopleProps) {
  return (
    <LedgerTable
      caption={p('people')}
      columns={[
        { key: 'name', label: p('name'), width: 'name' },
        { key: 'role', label: p('role'), double: true },
        { key: 'flags', label: p('flags') },
        { key: 'seen', label: p('lastSignIn') },
        { key: 'state', label: p('state') },
      ]}
    >
      <LedgerBody>
        {people.map((one) => (
          <LedgerRow key={one.id} open={one.id === open} struck={one.disabledAt !== null}>
            <NameCell name={one.name} sub={one.email} href={href(one.id)} />
            <Cell double nowrap sub={one.otherRoles > 0 ? p('otherRoles', { count: one.otherRoles }) : undefined}>
              {p(`roleOf.${one.role}`)}
            </Cell>
            <Cell>
              {[one.isSystemAdministrator && p('administrator'), one.isAuditor && p('auditor')]
                .filter(Boolean)
                .join('、')}
            </Cell>
            <Cell nowrap>{one.lastSignInAt ? longInstant(one.lastSignInAt, locale) : p('never')}</Cell>
            <Cell>{p(one.disabledAt ? 'disabled' : one.mustChangePassword ? 'mustChange' : 'active')}</Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}
