import { found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { keyChoice } from '../schema.ts'

/** From the next request on the key opens nothing. The same again changes nothing more. */
export const revokeKey = defineCommand({
  name: 'revokeKey',
  input: keyChoice,
  load: async (reader, input) => {
    await reader.tx.$queryRaw`SELECT 1 FROM api_key WHERE id = ${input.keyId}::uuid FOR UPDATE`
    const key = found(
      await reader.tx.apiKey.findUnique({
        where: { id: input.keyId },
        select: { id: true, name: true, role: true, organizationId: true, revokedAt: true },
      }),
    )
    return { key, relation: await relationTo(reader, key.organizationId) }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'key.keep', relation),
  run: async (reader, { key }) => {
    await reader.tx.apiKey.update({ where: { id: key.id }, data: { revokedAt: key.revokedAt ?? reader.now } })
    return {
      result: { id: key.id },
      facts: [
        {
          event: 'account.key-revoked',
          object: { type: 'api-key', id: key.id },
          organizationId: key.organizationId,
          label: key.name,
          before: { role: key.role },
        },
      ],
    }
  },
})
