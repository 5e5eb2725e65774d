/** The command line acts as the installation itself: whoever can read the data folder may already do everything. */
import { AppError } from '#core/errors.ts'
import { installation } from '#core/policy/actor.ts'
import { type Context, contextFor } from '#server/context.ts'
import { terminalLanguage } from './launcher/say.ts'

export function installationContext(): Context {
  return contextFor(installation, { id: 'shuchi-cli', locale: terminalLanguage(), address: null })
}

/** @throws AppError invalid when no organization has this code */
export async function organizationOf(context: Context, code: string): Promise<{ id: string; name: string }> {
  const row = await context.read((reader) =>
    reader.tx.organization.findUnique({ where: { code }, select: { id: true, name: true } }),
  )
  if (!row) throw new AppError('invalid', [{ field: '--organization', code: 'unknown-organization' }])
  return row
}
