/**
 * npm run attacks [-- --cases DIR] [--only OPI,SQL] [--matrix] [--case O-SQL-01]: attacks the built app from outside.
 * One line per class, what is absent by name, and at the end: N passed, N failed. Exit 1 when anything failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { projectRoot } from '#server/database/open-database.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { openBench } from './bench.ts'
import { readBuildRoutes } from './build-routes.ts'
import { readCases, readSurfaces } from './format.ts'
import { judgeCase, type Verdict } from './judge.ts'
import { judgeMatrix, type MatrixResult } from './matrix.ts'
import { Product } from './product.ts'
import { World } from './world.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    only: { type: 'string' },
    case: { type: 'string' },
    matrix: { type: 'boolean' },
  },
})
const folder = path.resolve(values.cases ?? path.join(import.meta.dirname, 'cases'))
const only = values.only?.split(',').map((name) => name.trim().toUpperCase())
const mostMinutes = 20
const startedAt = performance.now()
const say = (text: string) => console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${text}`)

let stop: (() => Promise<void>) | null = null
let ending: Promise<void> | null = null
/** Whoever comes first decides the exit; whoever comes later waits for the same end. */
const end = async (status: number): Promise<never> => {
  process.exitCode ??= status
  ending ??= stop?.() ?? Promise.resolve()
  await ending
  return process.exit()
}
process.on('SIGINT', () => void end(130))
process.on('SIGTERM', () => void end(143))
setTimeout(() => {
  console.error(`not done after ${mostMinutes} minutes`)
  void end(1)
}, mostMinutes * 60_000).unref()

try {
  const failed = await run()
  await end(failed > 0 ? 1 : 0)
} catch (error) {
  console.error(error)
  await end(2)
}

async function run(): Promise<number> {
  const classes = values.matrix && !only ? [] : readCases(folder).filter((one) => !only || only.includes(one.name))
  let world: World | null = null
  const fill = async (ownerUrl: string, owner: pg.Client) => {
    await loadMaster(ownerUrl)
    world = new World(owner)
    await world.fill()
  }
  const bench = await openBench(fill, say, (ready) => (stop = ready))
  if (!world) throw new Error('no fixtures')
  const routes = await readBuildRoutes(bench.origin)
  const surfaces = readSurfaces(path.join(import.meta.dirname, 'surfaces.json'))
  const product = new Product(bench, world, surfaces, routes)
  say('attack')
  const verdicts: Verdict[] = []
  for (const group of classes) {
    const own: Verdict[] = []
    for (const one of group.cases) if (!values.case || one.id === values.case) own.push(await judgeCase(product, one))
    tellClass(group.name, group.title, own)
    verdicts.push(...own)
  }
  const matrix = values.case || (only && !values.matrix) ? null : await judgeMatrix(product, world, routes)
  if (matrix) tellMatrix(matrix)
  return conclude(verdicts, matrix)
}

function tellClass(name: string, title: string, own: readonly Verdict[]): void {
  const count = (state: Verdict['state']) => own.filter((one) => one.state === state).length
  const line = `${count('passed')} passed, ${count('failed')} failed, ${count('absent')} absent`
  console.log(`${name.padEnd(4)} ${line.padEnd(36)} ${title}`)
  for (const one of own.filter(({ state }) => state === 'failed'))
    console.log(`     ${one.id} (${one.why}): ${one.reasons.join(' · ')}`)
}

function tellMatrix(matrix: MatrixResult): void {
  console.log(
    `matrix: ${matrix.cells.passed} of ${matrix.cells.checked} cells held (${matrix.cells.all} cells in all, ${matrix.cells.absent} absent); ${matrix.checks.passed} of ${matrix.checks.all} requests as expected`,
  )
  for (const [way, count] of Object.entries(matrix.ways)) console.log(`        ${way}: ${count}`)
  for (const failure of matrix.failures) console.log(`     ${failure}`)
  if (matrix.absent.length > 0) console.log(`        absent operations: ${matrix.absent.join(', ')}`)
}

function conclude(verdicts: readonly Verdict[], matrix: MatrixResult | null): number {
  const absent = [...new Set(verdicts.filter((one) => one.state === 'absent').flatMap((one) => one.reasons))].sort()
  if (absent.length > 0) console.log(`absent, not judged: ${absent.join(', ')}`)
  console.log('absent, not judged: G9 (the trail is not sealed yet), row-level security')
  const failed = verdicts.filter((one) => one.state === 'failed').length + (matrix?.failures.length ?? 0)
  const passed = verdicts.filter((one) => one.state === 'passed').length + (matrix?.cells.passed ?? 0)
  const output = path.join(projectRoot, 'tests/output')
  mkdirSync(output, { recursive: true })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const report = { format: 'shuchi-attacks-result/1', seconds, passed, failed, absent, cases: verdicts, matrix }
  writeFileSync(path.join(output, 'attacks.json'), `${JSON.stringify(report, null, 1)}\n`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed
}
