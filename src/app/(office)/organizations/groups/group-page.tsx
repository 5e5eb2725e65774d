import { can } from '#core/policy/policy.ts'
import { listPrefectures } from '#features/organizations/directory.ts'
import { listOrganizations, type OrganizationGroup } from '#features/organizations/queries.ts'
import { kinds } from '#features/organizations/schema.ts'
import { readOrNotFound } from '../../office.ts'
import { type DirectoryDesk, DirectoryFrame, type DoneQuery } from '../directory-frame.tsx'
import { FiltersForm } from '../filters.tsx'
import { GroupForm } from './group-form.tsx'

export type GroupQuery = DoneQuery & { q?: string | string[]; kind?: string; prefecture?: string }
type GroupPageProps = { desk: DirectoryDesk; group: OrganizationGroup | null; query: GroupQuery }

/**
 * A group and the search for more members. The search goes into the address and the ticks into one form, so that it works
 * without JavaScript: search, tick, save, search again.
 */
export async function GroupPage({ desk, group, query }: GroupPageProps) {
  const { d, shell, context } = desk
  const path = group ? `/organizations/groups/${group.id}` : '/organizations/groups/new'
  const filters = {
    q: [query.q ?? ''].flat().join(' ').slice(0, 200),
    kind: kinds.find((kind) => kind === query.kind) ?? '',
    prefecture: /^\d{2}$/.test(String(query.prefecture ?? '')) ? String(query.prefecture ?? '') : '',
    on: '',
  }
  const view = await readOrNotFound(context, async (reader) => ({
    prefectures: await listPrefectures(reader),
    found: await listOrganizations(reader, {
      q: filters.q,
      kind: filters.kind || undefined,
      prefectureCode: filters.prefecture || undefined,
      on: reader.today,
      limit: 50,
    }),
  }))
  const members = new Set(group?.members.map((member) => member.id))
  const candidates = view.found.items.filter((one) => !members.has(one.id) && one.id !== context.actor.organizationId)
  return (
    <DirectoryFrame
      desk={desk}
      parents={[{ label: d('groupsTitle'), href: '/organizations/groups' }]}
      title={group ? <span lang="ja">{group.name}</span> : d('newGroup')}
      query={query}
      wide
    >
      <FiltersForm desk={desk} action={path} filters={filters} prefectures={view.prefectures} withDay={false} />
      <p className="hint">{d('keptFirst')}</p>
      <GroupForm
        key={group ? `${group.id} ${group.revision}` : 'new'}
        group={group}
        mayKeep={can(context.actor, 'group.keep', 'own')}
        candidates={candidates.map(({ id, name, code }) => ({ id, name, code }))}
        words={{
          name: d('groupName'),
          nameHint: d('groupNameHint'),
          members: d('currentMembers'),
          count: d('members', { count: group?.members.length ?? 0 }),
          noMembers: d('noMembers'),
          uncheck: d('uncheck'),
          candidates: d('candidates'),
          candidatesText: view.found.next ? d('firstFifty') : d('candidatesText'),
          noCandidates: d('noCandidates'),
          keep: d('keepGroup'),
          busy: shell('busy'),
          now: d('staleNow'),
        }}
      />
    </DirectoryFrame>
  )
}
