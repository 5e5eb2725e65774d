import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { countMembers } from '#features/organizations/directory.ts'
import { listGroups } from '#features/organizations/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { readOrNotFound } from '../../office.ts'
import { DirectoryFrame, directoryDesk } from '../directory-frame.tsx'

/** 宛先グループ: the lists that this organization keeps, with how many of each exist today. */
export default async function GroupsPage() {
  const desk = await directoryDesk()
  const { d, context } = desk
  if (context.actor.organizationId === null) notFound()
  const view = await readOrNotFound(context, async (reader) => ({
    groups: await listGroups(reader),
    living: await countMembers(reader, reader.today),
  }))
  const create = can(context.actor, 'group.keep', 'own') ? (
    <ButtonLink variant="primary" icon="plus" href="/organizations/groups/new">
      {d('newGroup')}
    </ButtonLink>
  ) : undefined
  const columns = [
    { key: 'name', label: d('groupName'), width: 'name' as const },
    { key: 'count', label: d('memberCount'), double: true },
    { key: 'who', label: d('currentMembers') },
  ]
  return (
    <DirectoryFrame desk={desk} parents={[]} title={d('groupsTitle')} sub={d('groupsSub')} actions={create} wide>
      <LedgerTable caption={d('groupsTitle')} columns={columns}>
        <LedgerBody>
          {view.groups.length === 0 ? (
            <EmptyRow span={columns.length} title={d('noGroupsTitle')} sentence={d('noGroupsText')} />
          ) : null}
          {view.groups.map((group) => {
            const ended = group.members.length - (view.living.get(group.id) ?? 0)
            return (
              <LedgerRow key={group.id}>
                <NameCell name={<span lang="ja">{group.name}</span>} href={`/organizations/groups/${group.id}`} />
                <Cell double nowrap sub={ended > 0 ? d('membersEnded', { count: ended }) : undefined}>
                  {d('members', { count: group.members.length })}
                </Cell>
                <Cell>
                  <span lang="ja">
                    {group.members
                      .slice(0, 10)
                      .map((one) => one.name)
                      .join('、')}
                    {group.members.length > 10 ? ' …' : ''}
                  </span>
                </Cell>
              </LedgerRow>
            )
          })}
        </LedgerBody>
      </LedgerTable>
    </DirectoryFrame>
  )
}
