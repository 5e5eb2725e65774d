import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { getGroup } from '#features/organizations/directory.ts'
import { readOrNotFound } from '../../../office.ts'
import { directoryDesk } from '../../directory-frame.tsx'
import { GroupPage, type GroupQuery } from '../group-page.tsx'

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<GroupQuery> }

export default async function EditGroupPage({ params, searchParams }: PageProps) {
  const desk = await directoryDesk()
  const { id } = await params
  if (!isUuid(id)) notFound()
  const group = await readOrNotFound(desk.context, (reader) => getGroup(reader, id))
  return <GroupPage desk={desk} group={group} query={await searchParams} />
}
