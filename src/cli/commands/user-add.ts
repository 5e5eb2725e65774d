import { randomBytes } from 'node:crypto'
import { roles } from '#core/policy/actor.ts'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { runCommand } from '#server/command.ts'
import { choiceOf, readOptions, type SubCommand } from '../command-line.ts'
import { withDatabase } from '../find-database.ts'
import { installationContext, organizationOf } from '../installation.ts'
import { readPassword } from '../read-password.ts'
import { note, phrase } from '../words.ts'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  organization: { type: 'string' },
  role: { type: 'string' },
  administrator: { type: 'boolean' },
  auditor: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** A person with a role. The password is piped in; where none is, one is made and printed once. */
export const command: SubCommand = {
  usage:
    '--email E --name N --organization CODE --role manager|staff|viewer [--administrator] [--auditor] [--json]  [< PASSWORD]',
  run: async (words) => {
    const typed = readOptions(words, options, ['email', 'name', 'organization', 'role'])
    const role = choiceOf(typed.role, roles, 'role')
    const given = process.stdin.isTTY ? null : await readPassword(phrase('password'))
    const password = given ?? randomBytes(12).toString('base64url')
    return withDatabase(async () => {
      const context = installationContext()
      const organization = await organizationOf(context, typed.organization ?? '')
      const { id } = await runCommand(context, addUser, {
        email: typed.email,
        name: typed.name,
        password,
        organizationId: organization.id,
        role,
        isSystemAdministrator: typed.administrator === true,
        isAuditor: typed.auditor === true,
      })
      note('userAdded', { email: typed.email ?? '', organization: organization.name })
      const made = given === null ? { password } : {}
      if (typed.json) console.log(JSON.stringify({ id, ...made }))
      else if (given === null) console.log(phrase('passwordMade', { password }))
      return 0
    })
  },
}
