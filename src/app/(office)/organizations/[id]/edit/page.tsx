import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { readOrNotFound } from '../../../office.ts'
import { DirectoryFrame, directoryDesk } from '../../directory-frame.tsx'
import { NameForm } from './name-form.tsx'

export default async function EditOrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  const desk = await directoryDesk()
  const { id } = await params
  if (!isUuid(id)) notFound()
  const { d, shell, context } = desk
  const organization = await readOrNotFound(context, (reader) => getOrganization(reader, id))
  if (!can(context.actor, 'organization.edit', organization.relation)) notFound()
  return (
    <DirectoryFrame
      desk={desk}
      parents={[{ label: organization.name, href: `/organizations/${id}` }]}
      title={d('edit')}
      sub={d('editHint')}
    >
      <NameForm
        organization={organization}
        words={{
          name: d('name'),
          kana: d('kana'),
          kanaHint: d('kanaHint'),
          save: d('save'),
          busy: shell('busy'),
          now: d('staleNow'),
        }}
      />
    </DirectoryFrame>
  )
}
