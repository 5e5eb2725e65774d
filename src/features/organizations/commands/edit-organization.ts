import { found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { assertSeen, organizationKey } from '../organization.ts'
import { relationTo } from '../relation.ts'
import { organizationEdit } from '../schema.ts'

/** Name and kana of an organization. Both texts stand in the trail; letters already sent keep their own wording. */
export const editOrganization = defineCommand({
  name: 'editOrganization',
  input: organizationEdit,
  load: async (reader, input) => {
    await reader.tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${input.organizationId}::uuid FOR UPDATE`
    return {
      organization: found(
        await reader.tx.organization.findUnique({
          where: { id: input.organizationId },
          select: { id: true, code: true, name: true, kana: true, revision: true },
        }),
      ),
      relation: await relationTo(reader, input.organizationId),
    }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'organization.edit', relation),
  run: async (reader, { organization }, { name, kana, revision }) => {
    const before = { name: organization.name, kana: organization.kana }
    const after = { name, kana }
    assertSeen(organization.revision, revision, before, after)
    await reader.tx.organization.update({
      where: { id: organization.id },
      data: { ...after, searchKey: organizationKey({ ...after, code: organization.code }), revision: { increment: 1 } },
    })
    return {
      result: { id: organization.id },
      facts: [
        {
          event: 'organization.edited',
          object: { type: 'organization', id: organization.id },
          organizationId: organization.id,
          label: name,
          before,
          after,
        },
      ],
    }
  },
})
