import type { Messages } from '../ja/ja.ts'
import office from './office.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const en: Messages = { office, problem, shell }
