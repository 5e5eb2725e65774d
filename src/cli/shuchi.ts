/** npm run shuchi -- COMMAND. Exit 0 done, 1 found something wrong, 2 could not run; messages go to stderr. */
import { AppError } from '#core/errors.ts'
import { complaintOf, type SubCommand, UsageError } from './command-line.ts'
import { ensureClient } from './launcher/client.ts'
import { note, phrase } from './words.ts'

/** Loaded when called: `read` and `resolve` need no database, and must not wait for one. */
const commands: Record<string, () => Promise<{ command: SubCommand }>> = {
  read: () => import('./commands/read.ts'),
  resolve: () => import('./commands/resolve.ts'),
  setup: () => import('./commands/setup.ts'),
  'user add': () => import('./commands/user-add.ts'),
  'token add': () => import('./commands/token-add.ts'),
  world: () => import('./commands/world.ts'),
  doctor: () => import('./commands/doctor.ts'),
}

ensureClient()
process.exit(await main(process.argv.slice(2)))

async function main(words: string[]): Promise<number> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((one) => Object.hasOwn(commands, one))
  const load = name === undefined ? undefined : commands[name]
  if (name === undefined || !load) return explain(words)
  const { command } = await load()
  try {
    return await command.run(words.slice(name.split(' ').length))
  } catch (error) {
    return failure(error, `shuchi ${name} ${command.usage}`)
  }
}

function failure(error: unknown, usage: string): number {
  if (error instanceof UsageError) {
    note('wrongOption', { detail: error.message })
    console.error(`${phrase('usage')} ${usage}`)
    return 2
  }
  if (error instanceof AppError) {
    console.error(complaintOf(error))
    return error.code === 'unavailable' ? 2 : 1
  }
  note('failed', { detail: error instanceof Error ? error.message : String(error) })
  return 2
}

/** Asked for help: exit 0 and on stdout; called wrongly: exit 2 and on stderr. */
async function explain(words: string[]): Promise<number> {
  const isHelp = words[0] === '--help' || words[0] === 'help'
  const lines = [phrase('usage')]
  for (const [name, load] of Object.entries(commands))
    lines.push(`  npm run shuchi -- ${name} ${(await load()).command.usage}`)
  if (words[0] !== undefined && !isHelp) note('unknown', { name: words[0] })
  if (isHelp) console.log(lines.join('\n'))
  else console.error(lines.join('\n'))
  return isHelp ? 0 : 2
}
