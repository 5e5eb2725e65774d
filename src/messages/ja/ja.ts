import problem from './problem.json' with { type: 'json' }

export const ja = { problem }
export type Messages = typeof ja
