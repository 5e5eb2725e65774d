import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { directoryDesk } from '../../directory-frame.tsx'
import { GroupPage, type GroupQuery } from '../group-page.tsx'

export default async function NewGroupPage({ searchParams }: { searchParams: Promise<GroupQuery> }) {
  const desk = await directoryDesk()
  if (!can(desk.context.actor, 'group.keep', 'own')) notFound()
  return <GroupPage desk={desk} group={null} query={await searchParams} />
}
