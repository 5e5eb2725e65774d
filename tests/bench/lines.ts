/** The lines of performance.md that exist now: what is compared with what, and the gate it must hold. */
import { gzipSync } from 'node:zlib'
import { encodeCursor } from '#core/page.ts'
import { ask } from '../faults/http.ts'
import { cpu, measure, measureRounds, median, ratio, type Sample, type Subject } from './measure.ts'
import { query, recipientsToAnswer, type Stage, type World } from './stage.ts'
import { StatementLog } from './statements.ts'

export interface Line {
  line: string
  what: string
  value: number
  unit: 'x' | 'ms' | 'MiB' | 'KiB' | 'MB' | ''
  gate: number | null
  note?: string
}

export interface Measured {
  lines: Line[]
  samples: Record<string, Sample[]>
}

type Page = { status: number; body: string }
const isPage = (word: string) => (status: number, body: string) => status === 200 && body.includes(word)

function pageOf(world: World, name: string, path: string, requests: number): Subject {
  return {
    name,
    target: world.target,
    pid: world.pid,
    backend: world.database,
    clients: 4,
    requests,
    next: () => ({ path, headers: { cookie: world.cookie, 'accept-encoding': 'gzip' } }),
    isRight: (status) => status === 200,
  }
}

function floorOf(world: World, kind: 'page' | 'handler'): Subject {
  return {
    name: `floor ${kind}`,
    target: world.target,
    pid: world.pid,
    backend: world.database,
    clients: 4,
    requests: 200,
    next: () => (kind === 'page' ? { path: '/floor' } : { path: '/api/floor', method: 'POST', body: '{}' }),
    isRight: (status) => status === 200,
  }
}

function bareOf(stage: Stage, world: World, name: string, path: () => string, requests: number): Subject {
  const { target, pid } = stage.bare ?? { target: '', pid: 0 }
  const next = () => ({ path: path() })
  return { name, target, pid, backend: world.database, clients: 4, requests, next, isRight: isPage('[') }
}

/** Which subjects a line compares. */
const needs = {
  a: /^(floor page|outstanding full|bare outstanding)$/,
  b: /^(dashboard full|bare scan)$/,
  c: /^(floor handler|answer full|bare answer)$/,
  h: /^(outstanding|ledger) (full|deep)$/,
  x: /^(outstanding|dashboard|answer) (small|one|full)$/,
}

/** a, c and x: pages and answers against the floor, and the same on smaller worlds. */
export async function compare(stage: Stage, rounds: number, wanted: (line: string) => boolean): Promise<Measured> {
  const full = stage.world('full')
  const one = stage.world('one')
  const small = stage.world('small')
  const deep = `/outstanding?after=${await cursorAt(full, deepRow(full))}`
  const ledger = await ledgerOf(full, deepRow(full))
  const perRound = 40
  const needed = Math.ceil(perRound * (rounds + 1))
  const answers = new Map<World, { deliveryId: string; key: string }[]>()
  for (const world of [full, one, small]) answers.set(world, await recipientsToAnswer(world, needed))
  const bareTargets = (await recipientsToAnswer(full, needed * 2)).slice(needed)
  const subjects: Subject[] = [
    floorOf(full, 'page'),
    floorOf(full, 'handler'),
    ...[small, one, full].flatMap((world) => [
      pageOf(world, `outstanding ${world.name}`, '/outstanding', 60),
      pageOf(world, `dashboard ${world.name}`, '/', 60),
      answerOf(world, answers.get(world) ?? [], perRound),
    ]),
    pageOf(full, 'outstanding deep', deep, 60),
    pageOf(full, 'ledger full', ledger.first, 40),
    pageOf(full, 'ledger deep', ledger.deep, 40),
    bareOf(stage, full, 'bare outstanding', () => `/outstanding/${full.issuerId}`, 200),
    bareOf(stage, full, 'bare answer', () => `/answer/${bareTargets.pop()?.deliveryId ?? ''}`, perRound),
    bareOf(stage, full, 'bare scan', () => `/scan/${full.issuerId}`, 5),
  ]
  const samples = await measureRounds(
    subjects.filter(({ name }) => Object.entries(needs).some(([line, names]) => wanted(line) && names.test(name))),
    rounds,
  )
  const figure = (of: string, to: string, by: (sample: Sample) => number = cpu) => ratio(samples, of, to, by)
  const database = (sample: Sample) => sample.databaseMs
  const wall = (sample: Sample) => sample.medianMs
  const all: Line[] = [
    {
      line: 'a',
      what: 'outstanding, first page, CPU against the floor page',
      value: figure('outstanding full', 'floor page'),
      unit: 'x',
      gate: 1.5,
    },
    {
      line: 'a',
      what: 'its database CPU against the bare query',
      value: figure('outstanding full', 'bare outstanding', database),
      unit: 'x',
      gate: 2,
    },
    {
      line: 'b',
      what: 'dashboard of 20 distributions, database CPU against the scan',
      value: figure('dashboard full', 'bare scan', database),
      unit: 'x',
      gate: 0.01,
    },
    {
      line: 'c',
      what: 'answer (API with a key), CPU against the floor handler',
      value: figure('answer full', 'floor handler'),
      unit: 'x',
      gate: 1.5,
    },
    {
      line: 'c',
      what: 'answer, CPU against the bare limit',
      value: figure('answer full', 'bare answer'),
      unit: 'x',
      gate: null,
    },
    {
      line: 'h',
      what: `page at row ${deepRow(full)}, against the first, wall time`,
      value: figure('outstanding deep', 'outstanding full', wall),
      unit: 'x',
      gate: 1.5,
    },
    {
      line: 'h',
      what: `ledger at row ${deepRow(full)}, against the first, wall time`,
      value: figure('ledger deep', 'ledger full', wall),
      unit: 'x',
      gate: 1.5,
    },
    {
      line: 'x',
      what: '1,000 → 180,000 recipients: first page',
      value: figure('outstanding full', 'outstanding small'),
      unit: 'x',
      gate: 1.2,
    },
    {
      line: 'x',
      what: '1,000 → 180,000 recipients: dashboard',
      value: figure('dashboard full', 'dashboard small'),
      unit: 'x',
      gate: 1.2,
    },
    {
      line: 'x',
      what: '1,000 → 180,000 recipients: answer',
      value: figure('answer full', 'answer small'),
      unit: 'x',
      gate: 1.2,
    },
    {
      line: 'x',
      what: '1 → 20 distributions: first page',
      value: figure('outstanding full', 'outstanding one'),
      unit: 'x',
      gate: 1.2,
    },
    {
      line: 'x',
      what: '1 → 20 distributions: dashboard',
      value: figure('dashboard full', 'dashboard one'),
      unit: 'x',
      gate: null,
    },
    {
      line: 'x',
      what: '1 → 20 distributions: answer',
      value: figure('answer full', 'answer one'),
      unit: 'x',
      gate: 1.5,
    },
  ]
  const lines = all.filter((line) => wanted(line.line)).map((line) => withFailures(line, samples))
  return { lines, samples: Object.fromEntries(samples) }
}

/** A ratio of answers that failed is no ratio. */
function withFailures(line: Line, samples: Map<string, Sample[]>): Line {
  const words = line.what.includes('dashboard') ? 'dashboard' : line.what.includes('answer') ? 'answer' : 'outstanding'
  const wrong = [...samples]
    .filter(([name]) => name.startsWith(words))
    .flatMap(([, list]) => list.map((one) => one.wrong))
  const count = wrong.reduce((sum, one) => sum + one, 0)
  const first = [...samples.values()].flat().find((one) => one.firstWrong !== undefined)?.firstWrong ?? ''
  return count === 0 ? line : { ...line, note: `${count} requests failed: ${first.slice(0, 160)}` }
}

function answerOf(world: World, targets: { deliveryId: string; key: string }[], requests: number): Subject {
  return {
    name: `answer ${world.name}`,
    target: world.target,
    pid: world.pid,
    backend: world.database,
    clients: 4,
    requests,
    next: () => {
      const { deliveryId, key } = targets.pop() ?? { deliveryId: 'none', key: '' }
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      return { path: `/api/v1/deliveries/${deliveryId}/answers`, method: 'POST', headers, body: '{"kind":"received"}' }
    },
    isRight: (status) => status === 201,
  }
}

/** 170,000 of 180,000, and so far in a smaller world. */
function deepRow(world: World): number {
  return Math.floor((world.recipients * 17) / 18)
}

/** The cursor of the page that begins after this row of all that is owed, group by group, made as the list makes it. */
async function cursorAt(world: World, row: number): Promise<string> {
  const [found] = await query<{ first: string; since: string; code: string; id: string }>(
    world.ownerUrl,
    `SELECT g.first::text, g.code, v.since_on::text AS since, v.id FROM (
       SELECT organization_id, min(organization_code) AS code, min(since_on) AS first, sum(count(*)) OVER (ORDER BY min(since_on), min(organization_code)) AS upto
       FROM delivery WHERE issuer_id = $1 AND owes IS NOT NULL AND status <> 'question' GROUP BY organization_id) AS g
     JOIN delivery v ON v.issuer_id = $1 AND v.organization_id = g.organization_id AND v.owes IS NOT NULL AND v.status <> 'question'
     WHERE g.upto >= $2 ORDER BY g.upto, v.since_on DESC, v.id DESC LIMIT 1`,
    [world.issuerId, row],
  )
  const { first = '', since = '', code = '', id = '' } = found ?? {}
  return encodeCursor([first, code, since, code, id])
}

/** The ledger of the latest distribution, its first page and the one after this row. */
async function ledgerOf(world: World, row: number): Promise<{ first: string; deep: string }> {
  const [found] = await query<{ id: string; code: string }>(
    world.ownerUrl,
    `SELECT d.id, (SELECT organization_code FROM delivery v WHERE v.issuer_id = d.issuer_id AND v.distribution_id = d.id ORDER BY 1 OFFSET $2 LIMIT 1) AS code
     FROM distribution d WHERE d.issuer_id = $1 ORDER BY d.published_on DESC LIMIT 1`,
    [world.issuerId, row],
  )
  const first = `/distributions/${found?.id ?? ''}`
  return { first, deep: `${first}?after=${encodeCursor(['0', '0', found?.code ?? ''])}` }
}

/** c: 200 clients at once on a pool of ten. */
export async function crowd(stage: Stage): Promise<Measured> {
  const full = stage.world('full')
  const targets = await recipientsToAnswer(full, 600)
  const statuses: number[] = []
  const subject = { ...answerOf(full, targets, 600), clients: 200 }
  const sample = await measure({
    ...subject,
    isRight: (status) => {
      statuses.push(status)
      return status === 201 || status === 200 || status === 503
    },
  })
  const unanswered = sample.requests - statuses.length + sample.wrong
  const shed = statuses.filter((status) => status === 503).length
  return {
    lines: [
      {
        line: 'c',
        what: '200 clients on a pool of 10: neither 2xx nor 503',
        value: unanswered,
        unit: '',
        gate: 0,
        note: `${shed} told to come again${sample.firstWrong ? `; first: ${sample.firstWrong}` : ''}`,
      },
      { line: 'c', what: '200 clients on a pool of 10: p99', value: sample.p99Ms, unit: 'ms', gate: null },
    ],
    samples: { crowd: [sample] },
  }
}

/** a and h: how many queries a page needs, and whether any of them skips rows by OFFSET. */
export async function countQueries(stage: Stage): Promise<Measured> {
  const full = stage.world('full')
  const log = new StatementLog(stage.dataDir, full.ownerUrl)
  await log.set(true)
  const lines: Line[] = []
  let largestOffset = 0
  for (const [name, path] of [
    ['outstanding', '/outstanding'],
    ['dashboard', '/'],
    ['inbox', '/inbox'],
    ['distributions', '/distributions'],
    ['a ledger', (await ledgerOf(full, 0)).first],
    ['notices', '/notices'],
    ['organizations', '/organizations'],
  ] as const) {
    const asked = await log.during(full.database, () => visit(full, path))
    const most = [...asked].sort((one, other) => other.ms - one.ms)[0]
    lines.push({
      line: 'a',
      what: `queries of ${name}`,
      value: asked.length,
      unit: '',
      gate: 4,
      note: `the longest ${most?.ms.toFixed(1)} ms: ${most?.text.replace(/\s+/g, ' ').slice(0, 60)}`,
    })
    for (const one of asked) largestOffset = Math.max(largestOffset, Number(/OFFSET (\d+)/i.exec(one.text)?.[1] ?? 0))
  }
  await log.set(false)
  lines.push({ line: 'h', what: 'largest OFFSET seen', value: largestOffset, unit: '', gate: 1_000 })
  return { lines, samples: {} }
}

function visit(world: World, path: string): Promise<Page> {
  return ask(world.target, path, { headers: { cookie: world.cookie }, timeoutMs: 60_000 })
}

/** w: script, nodes and compression of the list and the dashboard. */
export async function weigh(stage: Stage): Promise<Measured> {
  const small = stage.world('small')
  const floor = await weightOf(small, '/floor')
  const lines: Line[] = []
  for (const [name, path] of [
    ['list', '/outstanding'],
    ['dashboard', '/'],
  ] as const) {
    const page = await weightOf(small, path)
    lines.push(
      {
        line: 'w',
        what: `${name}: script against the floor`,
        value: page.scriptKiB / floor.scriptKiB,
        unit: 'x',
        gate: 1.4,
      },
      { line: 'w', what: `${name}: script, gzip`, value: page.scriptKiB, unit: 'KiB', gate: 185 },
      { line: 'w', what: `${name}: nodes`, value: page.nodes, unit: '', gate: 1_500 },
      { line: 'w', what: `${name}: sent uncompressed`, value: page.isCompressed ? 0 : 1, unit: '', gate: 0 },
    )
  }
  return { lines, samples: {} }
}

async function weightOf(world: World, path: string) {
  const { body } = await visit(world, path)
  const compressed = await ask(world.target, path, { headers: { cookie: world.cookie, 'accept-encoding': 'gzip' } })
  const scripts = new Set(
    [...body.matchAll(/(?:src|href)="(\/_next\/[^"]+\.js[^"]*)"/g)].map((found) => found[1] ?? ''),
  )
  let bytes = 0
  for (const script of scripts) bytes += gzipSync((await ask(world.target, script)).body).length
  const markup = body.replace(/<script[\s\S]*?<\/script>/g, '')
  return {
    scriptKiB: bytes / 1024,
    nodes: [...markup.matchAll(/<[a-zA-Z]/g)].length,
    isCompressed: compressed.headers['content-encoding'] !== undefined,
  }
}

export { median }
