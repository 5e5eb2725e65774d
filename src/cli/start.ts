/** npm start: the product for real. Makes no account: an empty installation prints a one-time setup code. */
import { orExit } from './launcher/exit.ts'
import { real } from './launcher/real.ts'

await orExit(() => real('start'))
