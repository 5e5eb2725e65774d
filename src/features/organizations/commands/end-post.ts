import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import { lockPost, relationTo } from '../relation.ts'
import { postChoice } from '../schema.ts'

/** 窓口 that is no more, from today on. What was sent to it stays. The same again changes nothing more. */
export const endPost = defineCommand({
  name: 'endPost',
  input: postChoice,
  load: async (reader, input) => {
    const post = await lockPost(reader, input.postId)
    return { post, relation: await relationTo(reader, post.organizationId) }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'organization.edit', relation),
  run: async (reader, { post }) => {
    await reader.tx.post.update({
      where: { id: post.id },
      data: { validTo: post.validTo ?? dateToDb(reader.today), revision: { increment: 1 } },
    })
    return {
      result: { id: post.id },
      facts: [
        {
          event: 'organization.post-ended',
          object: { type: 'post', id: post.id },
          organizationId: post.organizationId,
          label: post.name,
        },
      ],
    }
  },
})
