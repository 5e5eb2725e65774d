import { timingSafeEqual } from 'node:crypto'
import { AppError, refuseField } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { hashToken } from '#server/token.ts'
import { hashPassword } from '../password.ts'
import { emailKey, setupInput } from '../schema.ts'

/**
 * First start: whoever holds the code from the console becomes system administrator and manager of the organization.
 * On the command line, next to the data folder, no code is asked.
 */
export const setUpInstallation = defineCommand({
  name: 'setUpInstallation',
  input: setupInput,
  load: async (reader) => {
    await reader.tx.$queryRaw`SELECT 1 FROM installation WHERE id = 1 FOR UPDATE`
    return reader.tx.installation.findUniqueOrThrow({ where: { id: 1 } })
  },
  permit: () => 'allow', // the one-time code is the permission; it is checked in run
  run: async (reader, installation, input) => {
    if (installation.setUpAt) throw new AppError('not-found')
    if (reader.actor.kind !== 'system' && !isCode(input.code, installation.setupCodeHash))
      refuseField('code', 'setup-code')
    const organization = await reader.tx.organization.findUnique({
      where: { code: input.organizationCode },
      select: { id: true },
    })
    const organizationId = organization?.id ?? refuseField('organizationCode', 'unknown-organization')
    const passwordHash = await hashPassword(input.password)
    const user = await reader.tx.user.create({
      data: {
        email: input.email,
        emailKey: emailKey(input.email),
        name: input.name,
        passwordHash,
        isSystemAdministrator: true,
        memberships: { create: { organizationId, role: 'manager' } },
      },
      select: { id: true },
    })
    await reader.tx.installation.update({ where: { id: 1 }, data: { setUpAt: reader.now, setupCodeHash: null } })
    return {
      result: { id: user.id },
      facts: [{ event: 'installation.set-up', object: { type: 'user', id: user.id }, organizationId }],
    }
  },
})

function isCode(typed: string, kept: Uint8Array | null): boolean {
  return kept !== null && timingSafeEqual(hashToken(typed.trim()), Buffer.from(kept))
}
