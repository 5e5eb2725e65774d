import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { organizationKey } from '../organization.ts'
import { relationTo } from '../relation.ts'
import { organizationInput } from '../schema.ts'

/** A new organization below another: directly below one's own, or below one that lies below. */
export const createOrganization = defineCommand({
  name: 'createOrganization',
  input: organizationInput,
  load: async (reader, input) => ({
    parent: await reader.tx.organization.findUnique({
      where: { id: input.parentId },
      select: { id: true, prefectureCode: true },
    }),
    known: await reader.tx.organization.findUnique({ where: { code: input.code }, select: { id: true } }),
    relation: await relationTo(reader, input.parentId),
  }),
  permit: (reader, { relation }) =>
    decide(reader.actor, 'organization.create', relation === 'own' ? 'below' : relation),
  run: async (reader, { parent, known }, input) => {
    if (!parent) refuseField('parentId', 'unknown-organization')
    if (known) refuseField('code', 'code-taken')
    const { parentId, ...named } = input
    const { id } = await reader.tx.organization.create({
      data: {
        ...named,
        parentId,
        prefectureCode: parent.prefectureCode,
        searchKey: organizationKey(input),
      },
      select: { id: true },
    })
    return {
      result: { id },
      facts: [
        {
          event: 'organization.created',
          object: { type: 'organization', id },
          organizationId: reader.actor.organizationId,
          label: input.name,
          after: { code: input.code, kind: input.kind, parentId },
        },
      ],
    }
  },
})
