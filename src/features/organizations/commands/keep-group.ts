import { found, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { groupInput } from '../schema.ts'
import { assertSeen } from '../organization.ts'
import { visibleOrganizations } from '../relation.ts'

/** 宛先グループ: made, or its name and members replaced as a whole. What was sent to it earlier does not change. */
export const keepGroup = defineCommand({
  name: 'keepGroup',
  input: groupInput,
  load: async (reader, input) => {
    const organizationId = found(reader.actor.organizationId)
    const own = input.groupId ? found(await findOwnGroup(reader, organizationId, input.groupId)) : null
    const namesake = await reader.tx.organizationGroup.findFirst({
      where: { organizationId, name: input.name },
      select: { id: true },
    })
    return { organizationId, own, namesake, visibleIds: await visibleIdsOf(reader, input.memberIds) }
  },
  permit: (reader) => decide(reader.actor, 'group.keep', 'own'),
  run: async (reader, { organizationId, own, namesake, visibleIds }, input) => {
    const strange = input.memberIds.findIndex((id) => !visibleIds.has(id))
    if (strange >= 0) refuseField(`memberIds.${strange}`, 'unknown-organization')
    if (own)
      assertSeen(
        own.revision,
        input.revision,
        textOf(
          own.name,
          own.members.map((member) => member.organization.name),
        ),
        textOf(input.name, input.memberIds),
      )
    if (namesake && namesake.id !== own?.id) refuseField('name', 'name-taken')
    const { id } = own
      ? await reader.tx.organizationGroup.update({
          where: { id: own.id },
          data: { name: input.name, revision: { increment: 1 }, members: { deleteMany: {} } },
          select: { id: true },
        })
      : await reader.tx.organizationGroup.create({ data: { organizationId, name: input.name }, select: { id: true } })
    const memberIds = [...new Set(input.memberIds)]
    await reader.tx.groupMember.createMany({
      data: memberIds.map((memberId) => ({ groupId: id, organizationId: memberId })),
    })
    const before = own
      ? { before: { name: own.name, memberIds: own.members.map((member) => member.organizationId) } }
      : {}
    return {
      result: { id },
      facts: [
        {
          event: 'organization.group-kept',
          object: { type: 'organization-group', id },
          organizationId,
          label: input.name,
          ...before,
          after: { name: input.name, memberIds },
        },
      ],
    }
  },
})

/** Locks the group of the actor's own organization. */
async function findOwnGroup(reader: Reader, organizationId: string, id: string) {
  await reader.tx
    .$queryRaw`SELECT 1 FROM organization_group WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`
  return reader.tx.organizationGroup.findFirst({
    where: { id, organizationId },
    select: {
      id: true,
      name: true,
      revision: true,
      members: { select: { organizationId: true, organization: { select: { name: true } } } },
    },
  })
}

async function visibleIdsOf(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader.tx.$queryRaw<
    { id: string }[]
  >`SELECT o.id FROM organization o WHERE o.id = ANY (${ids}::uuid[]) AND ${visibleOrganizations(reader)}`
  return new Set(rows.map((row) => row.id))
}

/** A group as a person compares it: its name and the names of its members. */
function textOf(name: string, members: readonly string[]) {
  return { name, members: members.join('、') }
}
