import type { Messages } from '../ja/ja.ts'
import directory from './directory.json' with { type: 'json' }
import distribution from './distribution.json' with { type: 'json' }
import ledger from './ledger.json' with { type: 'json' }
import notice from './notice.json' with { type: 'json' }
import office from './office.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import reading from './reading.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const en: Messages = { directory, distribution, ledger, notice, office, people, problem, reading, shell }
