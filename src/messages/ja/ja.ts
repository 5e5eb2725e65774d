import office from './office.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const ja = { office, problem, shell }
export type Messages = typeof ja
