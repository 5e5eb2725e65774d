import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { getInstallationState } from '#features/accounts/installation-state.ts'
import { runCommand } from '#server/command.ts'
import { readOptions, type SubCommand } from '../command-line.ts'
import { withDatabase } from '../find-database.ts'
import { installationContext } from '../installation.ts'
import { readPassword } from '../read-password.ts'
import { note, phrase } from '../words.ts'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  organization: { type: 'string' },
} as const

/** The first administrator; refuses where there is one. */
export const command: SubCommand = {
  usage: '--email E --name N --organization CODE  < PASSWORD',
  run: async (words) => {
    const { email = '', name, organization } = readOptions(words, options, ['email', 'name', 'organization'])
    const password = await readPassword(phrase('password'))
    if (password === null) {
      note('passwordMissing')
      return 2
    }
    return withDatabase(async () => {
      const context = installationContext()
      if ((await context.read(getInstallationState)).isSetUp) {
        note('alreadySetUp')
        return 1
      }
      await runCommand(context, setUpInstallation, { email, name, password, organizationCode: organization })
      note('setUp', { email })
      return 0
    })
  },
}
