import type { Messages } from '../ja/ja.ts'
import problem from './problem.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const en: Messages = { problem, shell }
