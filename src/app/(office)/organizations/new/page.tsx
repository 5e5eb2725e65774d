import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { creatableKinds } from '#features/organizations/schema.ts'
import { readOrNotFound } from '../../office.ts'
import { DirectoryFrame, directoryDesk, kindWord } from '../directory-frame.tsx'
import { OrganizationForm } from './organization-form.tsx'

/** A new organization below one's own, or below one that lies below. */
export default async function NewOrganizationPage({ searchParams }: { searchParams: Promise<{ parentId?: string }> }) {
  const desk = await directoryDesk()
  const { parentId } = await searchParams
  if (!parentId || !isUuid(parentId)) notFound()
  const { d, shell, context } = desk
  const parent = await readOrNotFound(context, (reader) => getOrganization(reader, parentId))
  if (!can(context.actor, 'organization.create', parent.relation === 'own' ? 'below' : parent.relation)) notFound()
  return (
    <DirectoryFrame
      desk={desk}
      parents={[{ label: parent.name, href: `/organizations/${parentId}` }]}
      title={d('createTitle', { parent: parent.name })}
    >
      <OrganizationForm
        parentId={parentId}
        kinds={creatableKinds.map((kind) => ({ value: kind, label: kindWord(desk, kind) }))}
        words={{
          name: d('name'),
          kana: d('kana'),
          kanaHint: d('kanaHint'),
          kind: d('kind'),
          code: d('code'),
          codeHint: d('codeHint'),
          create: d('createIt'),
          busy: shell('busy'),
        }}
      />
    </DirectoryFrame>
  )
}
