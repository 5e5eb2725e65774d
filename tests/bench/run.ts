/**
 * npm run bench [-- --gate] [-- --only a,c,f]: what the product costs against the bare limit and the floor, measured side
 * by side in one run. One line each; JSON with commit and machine beside it; ends with `N passed, N failed`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections } from '../faults/http.ts'
import { projectRoot } from '../faults/product.ts'
import { compare, countQueries, crowd, type Line, type Measured, weigh } from './lines.ts'
import { output, type Size, Stage } from './stage.ts'
import { startAndMemory } from './weight.ts'

const { values } = parseArgs({
  options: {
    gate: { type: 'boolean' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    recipients: { type: 'string', default: '180000' },
    distributions: { type: 'string', default: '20' },
  },
})
const known = ['a', 'b', 'c', 'g', 'h', 'w', 'x']
const absent = { d: 'publish in the background', e: 'import', f: 'export', m: 'mail' } as const
const only = values.only?.split(',').map((one) => one.trim())
const wanted = (line: string) => !only || only.includes(line)
const [recipients, distributions] = [Number(values.recipients), Number(values.distributions)]
const sizes: Size[] = [
  { name: 'small', recipients: Math.min(1_000, recipients), distributions },
  { name: 'one', recipients, distributions: 1 },
  { name: 'full', recipients, distributions },
]
const stage = new Stage()
const began = Date.now()
const say = (text: string) => console.log(`— ${text} (${Math.round((Date.now() - began) / 1000)} s)`)
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => void stage.close().finally(() => process.exit(2)))

mkdirSync(output, { recursive: true })
const measured: Measured[] = []
const parts: [string[], string, () => Promise<Measured>][] = [
  [
    ['a', 'b', 'c', 'h', 'x'],
    'pages and answers, in interleaved rounds',
    () => compare(stage, Number(values.rounds), wanted),
  ],
  [['a', 'h'], 'queries a page', () => countQueries(stage)],
  [['c'], '200 clients at once', () => crowd(stage)],
  [['w'], 'weight of the pages', () => weigh(stage)],
  [['g'], 'start and memory', () => startAndMemory(stage)],
]
let trouble: string | null = null
try {
  await stage.open(sizes, say)
  for (const [lines, title, part] of parts) {
    if (!lines.some(wanted)) continue
    say(title)
    measured.push(await part())
  }
} catch (error) {
  trouble = error instanceof Error ? error.message : String(error)
} finally {
  await stage.close()
}
finish()

function finish(): void {
  const lines = measured.flatMap((one) => one.lines).filter((one) => wanted(one.line))
  lines.sort((one, other) => known.indexOf(one.line) - known.indexOf(other.line))
  for (const line of lines) console.log(rowOf(line))
  for (const [line, what] of Object.entries(absent)) if (wanted(line)) console.log(`${line}  absent   ${what}`)
  if (trouble) console.error(trouble)
  const missed = lines.filter(isMissed).length
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memoryGB: Math.round(os.totalmem() / 1e9),
    node: process.version,
    load: os.loadavg(),
  }
  const file = path.join(output, 'bench.json')
  const samples = Object.assign({}, ...measured.map((one) => one.samples))
  writeFileSync(
    file,
    JSON.stringify({ at: new Date(began), commit: commit(), machine, sizes, lines, samples }, null, 2),
  )
  closeConnections()
  console.log(`\n${lines.length - missed} passed, ${missed + (trouble ? 1 : 0)} failed`)
  process.exit(trouble || (values.gate && missed > 0) ? 1 : 0)
}

function isMissed(line: Line): boolean {
  return (line.gate !== null && line.value > line.gate) || (line.note?.includes('failed') ?? false)
}

function rowOf(line: Line): string {
  const shown =
    line.value >= 100 || Number.isInteger(line.value)
      ? String(Math.round(line.value))
      : line.value.toFixed(line.value < 0.1 ? 4 : 2)
  const value = `${shown}${line.unit === 'x' ? 'x' : line.unit ? ` ${line.unit}` : ''}`
  const gate = line.gate === null ? '' : `gate ${line.gate}${line.unit === 'x' ? 'x' : ''}`
  return `${line.line}  ${isMissed(line) ? 'MISSED' : line.gate === null ? '      ' : 'met   '} ${value.padStart(10)}  ${gate.padEnd(10)} ${line.what}${line.note ? ` (${line.note})` : ''}`
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
