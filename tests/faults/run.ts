/**
 * npm run faults [-- --quick] [-- --only C01,C08]: breaks the running product and checks that every answer that was
 * promised is there, once. One line a scenario; ends with `N passed, N failed`; figures under tests/output/faults.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Arena, type Pace } from './arena.ts'
import { closeConnections } from './http.ts'
import type { Result, Scenario } from './scenario.ts'
import { cutting } from './scenarios/cutting.ts'
import { killing } from './scenarios/killing.ts'
import { starting } from './scenarios/starting.ts'
import { waiting } from './scenarios/waiting.ts'

const scenarios: readonly Scenario[] = [...killing, ...cutting, ...starting, ...waiting]
const limitMs = 9.5 * 60_000

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
const only = values.only?.split(',').map((one) => one.trim().toUpperCase())
const unknown = only?.filter((id) => !scenarios.some((one) => one.id === id)) ?? []
const output = path.resolve(import.meta.dirname, '../output/faults')
const pace: Pace = { isQuick: values.quick ?? false, shareMs: 3_600_000, perSecond: 60, output }
const began = Date.now()
const report: (Result & { id: string; title: string; seconds: number })[] = []
let arena: Arena | null = null
let isEnding = false

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    if (isEnding) return
    isEnding = true
    void arena?.close().finally(() => process.exit(2))
  })

for (const place of ['alone', 'shared', 'none'] as const) {
  const chosen = scenarios.filter((one) => one.place === place && isChosen(one))
  if (chosen.length === 0 || isEnding) continue
  arena = new Arena(pace)
  const trouble = await openAt(place, arena).then(() => null, textOf)
  for (const scenario of chosen) await play(scenario, arena, trouble)
  await arena.close()
}
for (const id of unknown) console.log(`${id} absent   there is no such scenario yet`)
finish()

function isChosen({ id }: Scenario): boolean {
  return !only || only.includes(id)
}

async function openAt(place: Scenario['place'], opened: Arena): Promise<void> {
  if (place === 'none') return
  console.log(
    place === 'alone' ? '— the product with its own database' : '— two instances on one database, behind a proxy',
  )
  await (place === 'alone' ? opened.openAlone() : opened.openShared())
}

async function play(scenario: Scenario, where: Arena, trouble: string | null): Promise<void> {
  const start = Date.now()
  const isLate = pace.isQuick && start - began > limitMs
  const left = scenarios.filter((one) => isChosen(one) && !report.some(({ id }) => id === one.id)).length
  if (pace.isQuick) pace.shareMs = Math.min(75_000, (began + limitMs - start) / left) // the last ones must have their turn too
  const failed = (text: string): Result => ({ counts: {}, findings: [{ invariant: 'run', text }] })
  const result = trouble
    ? failed(trouble)
    : isLate
      ? failed('not run: the ten minutes were over')
      : await scenario.run(where).catch((error: unknown) => failed(textOf(error)))
  const seconds = Math.round((Date.now() - start) / 1000)
  report.push({ id: scenario.id, title: scenario.title, seconds, ...result })
  const counts = Object.entries(result.counts).map(([name, value]) => `${name} ${value}`)
  console.log(
    `${scenario.id} ${result.findings.length === 0 ? 'passed' : 'FAILED'}  ${scenario.title} (${seconds} s): ${counts.join(', ')}`,
  )
  for (const { invariant, text } of result.findings.slice(0, 8)) console.log(`      ${invariant}: ${text}`)
  for (const name of scenario.absent ?? []) console.log(`      absent: ${name}`)
}

function finish(): void {
  const failed = report.filter((one) => one.findings.length > 0).length
  const seconds = Math.round((Date.now() - began) / 1000)
  writeFileSync(
    path.join(output, 'faults.json'),
    JSON.stringify({ at: new Date(began), seconds, scenarios: report }, null, 2),
  )
  rmSync(path.join(output, 'data'), { recursive: true, force: true })
  closeConnections()
  console.log(`\n${report.length - failed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
