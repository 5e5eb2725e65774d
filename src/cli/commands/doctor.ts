import { readOptions, type SubCommand } from '../command-line.ts'
import { examine, type Finding } from '../doctor/examine.ts'

const options = { json: { type: 'boolean' } } as const
const marks = { good: '○', note: '－', bad: '×' } as const

/** What stands between this installation and sound work: one line each, with the mend. Exit 1 when a line is bad. */
export const command: SubCommand = {
  usage: '[--json]',
  run: async (words) => {
    const { json } = readOptions(words, options, [])
    const findings = await examine()
    if (json) console.log(JSON.stringify({ findings }))
    else for (const finding of findings) console.log(lineOf(finding))
    if (findings.some((one) => one.name === 'database' && one.state === 'bad')) return 2
    return findings.some((one) => one.state === 'bad') ? 1 : 0
  },
}

function lineOf({ state, text, mend }: Finding): string {
  return `${marks[state]} ${text}${mend ? ` → ${mend}` : ''}`
}
