import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { relationTo } from '../relation.ts'
import { postInput } from '../schema.ts'

/** 窓口: a desk of an organization, with its mailbox and telephone. */
export const addPost = defineCommand({
  name: 'addPost',
  input: postInput,
  load: async (reader, input) => ({
    organization: await reader.tx.organization.findUnique({
      where: { id: input.organizationId },
      select: { id: true, name: true },
    }),
    relation: await relationTo(reader, input.organizationId),
  }),
  permit: (reader, { relation }) => decide(reader.actor, 'organization.edit', relation),
  run: async (reader, { organization }, input) => {
    if (!organization) refuseField('organizationId', 'unknown-organization')
    const { id } = await reader.tx.post.create({
      data: {
        organizationId: input.organizationId,
        name: input.name,
        email: input.email ?? null,
        telephone: input.telephone ?? null,
        fax: input.fax ?? null,
      },
      select: { id: true },
    })
    return {
      result: { id },
      facts: [
        {
          event: 'organization.post-added',
          object: { type: 'post', id },
          organizationId: input.organizationId,
          label: input.name,
        },
      ],
    }
  },
})
