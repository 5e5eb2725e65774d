import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { roles } from '#core/policy/actor.ts'
import { can } from '#core/policy/policy.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { Columns, SectionHead } from '#ui/page-head.tsx'
import { readOrNotFound } from '../../../office.ts'
import { SettingsFrame, settingsDesk } from '../../settings-frame.tsx'
import { KnownPersonForm, PersonForm } from './person-form.tsx'

const wordKeys = ['name', 'email', 'role', 'administrator', 'auditor', 'add', 'addRole', 'addAnother', 'once'] as const

export default async function NewPersonPage({ searchParams }: { searchParams: Promise<{ organizationId?: string }> }) {
  const desk = await settingsDesk()
  const { p, context } = desk
  const organizationId = (await searchParams).organizationId ?? context.actor.organizationId
  if (!organizationId || !isUuid(organizationId)) notFound()
  const organization = await readOrNotFound(context, (reader) => getOrganization(reader, organizationId))
  if (!can(context.actor, 'user.invite', organization.relation)) notFound()
  const list = `/settings/people${organizationId === context.actor.organizationId ? '' : `?organizationId=${organizationId}`}`
  const forms = {
    organizationId,
    roles: roles.map((role) => ({ value: role, label: p(`roleOf.${role}`), hint: p(`roleHint.${role}`) })),
    words: {
      ...Object.fromEntries(wordKeys.map((key) => [key, p(key)])),
      initialPasswordOf: p('initialPasswordOf', { name: '{name}', email: '{email}' }),
      copy: p('copy'),
      copied: p('copied'),
      busy: desk.shell('busy'),
      back: list,
    },
  }
  return (
    <SettingsFrame
      desk={desk}
      title={p('newTitle', { organization: organization.name })}
      parent={{ label: p('people'), href: list }}
    >
      <Columns>
        <section>
          <SectionHead title={p('newPerson')} />
          <p className="hint">{p('newPersonText')}</p>
          <PersonForm {...forms} mayGiveFlags={context.actor.isSystemAdministrator} />
        </section>
        <section>
          <SectionHead title={p('knownPerson')} />
          <p className="hint">{p('knownPersonText')}</p>
          <KnownPersonForm {...forms} />
        </section>
      </Columns>
    </SettingsFrame>
  )
}
