import { randomBytes } from 'node:crypto'
import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { hashToken } from '#server/token.ts'
import { defineCommand } from '#server/command.ts'
import { keyInput } from '../schema.ts'

/** An API key that acts as its organization with its role. The key is shown once; only its SHA-256 is kept. */
export const issueKey = defineCommand({
  name: 'issueKey',
  input: keyInput,
  load: async (reader, input) => ({
    organization: await reader.tx.organization.findUnique({
      where: { id: input.organizationId },
      select: { id: true },
    }),
    relation: await relationTo(reader, input.organizationId),
  }),
  permit: (reader, { relation }) => decide(reader.actor, 'key.keep', relation),
  run: async (reader, { organization }, input) => {
    if (!organization) refuseField('organizationId', 'unknown-organization')
    const key = `shuchi_${randomBytes(32).toString('base64url')}`
    const { id } = await reader.tx.apiKey.create({
      data: {
        organizationId: input.organizationId,
        role: input.role,
        name: input.name,
        keyHash: new Uint8Array(hashToken(key)),
      },
      select: { id: true },
    })
    return {
      result: { id, key },
      facts: [
        {
          event: 'account.key-issued',
          object: { type: 'api-key', id },
          organizationId: input.organizationId,
          label: input.name,
          after: { role: input.role },
        },
      ],
    }
  },
})
