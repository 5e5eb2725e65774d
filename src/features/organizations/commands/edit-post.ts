import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { assertSeen } from '../organization.ts'
import { lockPost, relationTo } from '../relation.ts'
import { postEdit } from '../schema.ts'

/** 窓口: its name, mailbox, telephone and FAX. People come and go, the desk stays. */
export const editPost = defineCommand({
  name: 'editPost',
  input: postEdit,
  load: async (reader, input) => {
    const post = await lockPost(reader, input.postId)
    return { post, relation: await relationTo(reader, post.organizationId) }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'organization.edit', relation),
  run: async (reader, { post }, { postId, revision, name, email, telephone, fax }) => {
    if (post.validTo) throw new AppError('not-now', [{ field: 'postId', code: 'already-ended' }])
    const before = { name: post.name, email: post.email, telephone: post.telephone, fax: post.fax }
    const after = { name, email: email ?? null, telephone: telephone ?? null, fax: fax ?? null }
    assertSeen(post.revision, revision, before, after)
    await reader.tx.post.update({ where: { id: postId }, data: { ...after, revision: { increment: 1 } } })
    return {
      result: { id: postId },
      facts: [
        {
          event: 'organization.post-edited',
          object: { type: 'post', id: postId },
          organizationId: post.organizationId,
          label: name,
          before,
          after,
        },
      ],
    }
  },
})
