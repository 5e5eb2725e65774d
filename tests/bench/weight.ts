/** g: start, memory, and what an office carries in. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, Product, projectRoot } from '../faults/product.ts'
import { signal } from '../faults/processes.ts'
import type { Line, Measured } from './lines.ts'
import { measure, median, residentMiB } from './measure.ts'
import { output, type Stage, startWeb, untilReady } from './stage.ts'

export async function startAndMemory(stage: Stage): Promise<Measured> {
  const product: number[] = []
  const floor: number[] = []
  const dataDir = path.join(output, 'own')
  const operator = new Product({ dataDir, port: await freePort() })
  for (let round = 0; round < 4; round += 1) {
    const start = performance.now()
    void operator.start()
    await operator.ready(180_000)
    if (round > 0) product.push(performance.now() - start) // the first makes the data
    await operator.stop()
    floor.push(await startFloor(stage))
  }
  const { rest, load } = await memory(stage)
  const lines: Line[] = [
    {
      line: 'g',
      what: 'start with warm data, against the floor',
      value: median(product) / median(floor),
      unit: 'x',
      gate: 2,
      note: `${Math.round(median(product))} ms with its database; the floor ${Math.round(median(floor))} ms`,
    },
    { line: 'g', what: 'memory of the web process at rest', value: rest, unit: 'MiB', gate: 200 },
    { line: 'g', what: 'memory after 1,000 pages', value: load, unit: 'MiB', gate: 400 },
    { line: 'g', what: 'what an office carries in', value: carriedMB(), unit: 'MB', gate: 1_050 },
  ]
  return { lines, samples: {} }
}

/** Only the web process and an empty page. */
async function startFloor(stage: Stage): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const web = startWeb(port, stage.world('small').ownerUrl)
  await untilReady(`http://127.0.0.1:${port}`, '/floor')
  const took = performance.now() - start
  if (web.pid) signal([web.pid], 'SIGKILL')
  return took
}

async function memory(stage: Stage): Promise<{ rest: number; load: number }> {
  const small = stage.world('small')
  const port = await freePort()
  const url = new URL(small.ownerUrl)
  const web = startWeb(port, url.toString())
  const target = `http://127.0.0.1:${port}`
  await untilReady(target)
  await untilReady(target, '/floor')
  const rest = residentMiB(web.pid ?? 0)
  for (const [page, requests] of [
    ['/outstanding', 700],
    ['/', 300],
  ] as const)
    await measure({
      name: page,
      target,
      pid: web.pid ?? 0,
      backend: 'none',
      clients: 8,
      requests,
      next: () => ({ path: page, headers: { cookie: small.cookie } }),
      isRight: (status) => status === 200,
    })
  const load = residentMiB(web.pid ?? 0)
  if (web.pid) signal([web.pid], 'SIGKILL')
  return { rest, load }
}

/** The production tree: packages that are not only for development, sources, and the build. */
function carriedMB(): number {
  const lock = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  } // npm's own format, version 3
  const packages = Object.entries(lock.packages).filter(([name, { dev }]) => name.startsWith('node_modules/') && !dev)
  const nested = (name: string) => name.lastIndexOf('/node_modules/') > 0
  const bytes = packages
    .filter(([name]) => !nested(name))
    .reduce((sum, [name]) => sum + sizeOf(path.join(projectRoot, name)), 0)
  const own = ['src', 'prisma', 'public', '.next/server', '.next/static', '.next/build'].map((name) =>
    path.join(projectRoot, name),
  )
  return (bytes + own.reduce((sum, folder) => sum + sizeOf(folder), 0)) / 1e6
}

function sizeOf(at: string): number {
  if (!existsSync(at)) return 0
  const stat = lstatSync(at)
  if (!stat.isDirectory()) return stat.isFile() ? stat.size : 0
  return readdirSync(at).reduce((sum, name) => sum + sizeOf(path.join(at, name)), 0)
}
