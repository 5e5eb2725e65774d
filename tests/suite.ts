/** node tests/suite.ts attacks|bench|faults …: in a fresh clone nobody has made Prisma's client yet, which the suites import. */
import { ensureClient } from '../src/cli/launcher/client.ts'

const [name = ''] = process.argv.splice(2, 1)
ensureClient()
await import(`./${name}/run.ts`)
