import { roles } from '#core/policy/actor.ts'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { runCommand } from '#server/command.ts'
import { choiceOf, readOptions, type SubCommand } from '../command-line.ts'
import { withDatabase } from '../find-database.ts'
import { installationContext, organizationOf } from '../installation.ts'
import { note } from '../words.ts'

const options = {
  organization: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** An API key that acts as its organization; printed once, only its hash is kept. */
export const command: SubCommand = {
  usage: '--organization CODE --role manager|staff|viewer --name N [--json]',
  run: async (words) => {
    const typed = readOptions(words, options, ['organization', 'role', 'name'])
    const role = choiceOf(typed.role, roles, 'role')
    return withDatabase(async () => {
      const context = installationContext()
      const organization = await organizationOf(context, typed.organization ?? '')
      const made = await runCommand(context, issueKey, { organizationId: organization.id, role, name: typed.name })
      if (!typed.json) note('tokenMade')
      console.log(typed.json ? JSON.stringify(made) : made.key)
      return 0
    })
  },
}
