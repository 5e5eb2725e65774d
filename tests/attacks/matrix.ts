/** The authorization matrix over real HTTP: every operation × role × scope that exists, as page, cookie and key. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type BuildRoutes, hasRoute } from './build-routes.ts'
import { driftOf } from './drift.ts'
import { faceless } from './effects.ts'
import { type Asked, impossible, type Probe, probes, sampleFile, type Things } from './matrix-probes.ts'
import { type Home, type Scope, Scopes, scopes } from './matrix-scopes.ts'
import type { Product } from './product.ts'
import type { Header, State } from './subject.ts'
import { apartMs } from './timing.ts'
import { type Answer, headerOf, send } from './wire.ts'
import type { OfficeName, World } from './world.ts'

const matrix = z.object({
  operations: z.array(
    z.object({
      id: z.string(),
      operation: z.string(),
      surface: z.string().optional(),
      expect: z.record(z.string(), z.string().length(4)),
    }),
  ),
})
/** The general matrix, and what the product does beside it. */
const operations = ['authz-matrix.json', 'authz-matrix.product.json'].flatMap(
  (name) => matrix.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'))).operations,
)

type Letter = 'A' | 'F' | 'N' | 'L'
interface Role {
  home: Home
  /** person for the plain reading, and for the manager's reading of M */
  plain: string
  manager?: string
  key?: string
}
/** The link holder (LH) stands outside until mailed links exist. */
const roles: Record<string, Role> = {
  SA: { home: 'prefecture', plain: 'administrator' },
  PS: { home: 'prefecture', plain: 'prefecture.staff', manager: 'prefecture.manager', key: 'staff' },
  CS: { home: 'city', plain: 'city.staff', manager: 'city.manager', key: 'staff' },
  AS: { home: 'association', plain: 'association.staff', manager: 'association.manager', key: 'staff' },
  VA: { home: 'prefecture', plain: 'auditor', key: 'viewer' },
  AN: { home: 'prefecture', plain: 'anonymous' },
}
/** What the auditor's flag adds; a key carries no flag. */
const flagOnly = new Set(['S01', 'S02'])

interface Check {
  cell: string
  label: string
  probe: Probe
  way: string
  expected: Letter
  headers: readonly Header[]
  asked: Asked
  unknown: Asked | null
}

export interface MatrixResult {
  cells: { all: number; checked: number; passed: number; absent: number }
  checks: { all: number; passed: number }
  ways: Record<string, number>
  failures: string[]
  absent: string[]
}

export async function judgeMatrix(product: Product, world: World, routes: BuildRoutes): Promise<MatrixResult> {
  const result: MatrixResult = {
    cells: { all: 0, checked: 0, passed: 0, absent: 0 },
    checks: { all: 0, passed: 0 },
    ways: {},
    failures: driftOf(routes),
    absent: [],
  }
  const desk = new Desk(product, world, routes, new Scopes(world))
  const bad = new Map<string, boolean>()
  for (const operation of operations) {
    const cells = cellsOf(operation)
    result.cells.all += cells.length
    const checks = await desk.checksOf(operation.id, cells)
    if (checks.length === 0) result.absent.push(`${operation.id} ${operation.surface ?? operation.operation}`)
    for (const check of checks) bad.set(check.cell, bad.get(check.cell) ?? false)
    const failures = await desk.run(checks)
    for (const [check, reason] of failures) {
      bad.set(check.cell, true)
      result.failures.push(`${check.label}: ${reason}`)
    }
    result.checks.all += checks.length
    result.checks.passed += checks.length - new Set(failures.map(([check]) => check)).size
    for (const check of checks) result.ways[check.way] = (result.ways[check.way] ?? 0) + 1
  }
  result.cells.checked = bad.size
  result.cells.passed = [...bad.values()].filter((isBad) => !isBad).length
  result.cells.absent = result.cells.all - result.cells.checked
  result.failures.push(...(await desk.judgeTiming()))
  return result
}

interface Cell {
  role: string
  scope: Scope
  letter: string
}

function cellsOf(operation: (typeof operations)[number]): Cell[] {
  return Object.entries(operation.expect).flatMap(([role, letters]) =>
    scopes.flatMap((scope, index) => {
      const letter = letters.charAt(index)
      return letter === '-' ? [] : [{ role, scope, letter }]
    }),
  )
}

class Desk {
  private readonly product: Product
  private readonly world: World
  private readonly routes: BuildRoutes
  private readonly scopes: Scopes
  private readonly notices = new Map<Home, Promise<string>>()
  constructor(product: Product, world: World, routes: BuildRoutes, own: Scopes) {
    this.product = product
    this.world = world
    this.routes = routes
    this.scopes = own
  }

  async checksOf(operation: string, cells: readonly Cell[]): Promise<Check[]> {
    const checks: Check[] = []
    for (const cell of cells) {
      const role = roles[cell.role]
      if (!role) continue
      if (impossible[operation]) checks.push(...(await this.impossibleOf(operation, cell, role)))
      for (const probe of probes.filter((one) => one.operation === operation && this.exists(one)))
        if ((probe.scopes ?? 'ORBX').includes(cell.scope)) checks.push(...(await this.probeOf(cell, role, probe)))
    }
    return checks
  }

  private exists(probe: Probe): boolean {
    if (!hasRoute(this.routes, probe.method, probe.route)) return false
    return (
      probe.parameter === undefined || this.routes.parameters.has(`${probe.method} ${probe.route} ${probe.parameter}`)
    )
  }

  /** One cell and one probe: by cookie, and by key where the API is asked and the role has one. */
  private async probeOf(cell: Cell, role: Role, probe: Probe): Promise<Check[]> {
    const checks: Check[] = []
    const isApi = probe.route.startsWith('/api/v1/')
    const readings: [string, Letter][] =
      cell.letter === 'M'
        ? [[role.plain, 'F'], ...(role.manager ? [[role.manager, 'A'] as [string, Letter]] : [])]
        : [[role.plain, cell.letter as Letter]] // the matrix holds only these letters and M
    for (const [who, expected] of readings) {
      checks.push(await this.check(cell, role, probe, `${probe.place}, cookie`, who, null, expected))
      if (!isApi || !role.key || who === 'anonymous') continue
      const key = `${role.home}.${who === role.manager ? 'manager' : role.key}`
      const byKey = flagOnly.has(probe.operation) && cell.role === 'VA' ? keyReading(cell.scope) : expected
      checks.push(await this.check(cell, role, probe, `${probe.place}, key`, who, key, byKey))
    }
    return checks
  }

  private async check(
    cell: Cell,
    role: Role,
    probe: Probe,
    way: string,
    who: string,
    key: string | null,
    expected: Letter,
  ): Promise<Check> {
    const isWrite = probe.method !== 'GET'
    const headers: Header[] = key
      ? [['Authorization', `Bearer ${this.world.keys.get(key) ?? ''}`]]
      : [...((await this.product.headersOf(who, isWrite)) ?? [])]
    const things = this.thingsOf(role.home, cell.scope, expected === 'A' && Boolean(probe.usesUp))
    const asked = await probe.ask(things)
    const unknown = expected === 'N' && probe.unknown ? await probe.unknown(things) : null
    const label = `${probe.operation} ${cell.role} ${cell.scope} (${who}${key ? ', key' : ''}) ${probe.method} ${probe.route} [${probe.place}] expected ${expected}`
    return {
      cell: `${probe.operation} ${cell.role} ${cell.scope}`,
      label,
      probe,
      way,
      expected,
      headers,
      asked,
      unknown,
    }
  }

  private async impossibleOf(operation: string, cell: Cell, role: Role): Promise<Check[]> {
    const headers = (await this.product.headersOf(role.plain, true)) ?? []
    const things = this.thingsOf(role.home, cell.scope, false)
    const tries = (await impossible[operation]?.(things)) ?? []
    return tries.map(({ method, target }) => ({
      cell: `${operation} ${cell.role} ${cell.scope}`,
      label: `${operation} ${cell.role} ${cell.scope} ${method} ${target} expected no such route`,
      probe: { operation, method, route: target, place: 'path', ask: () => ({ target }), isImpossible: true },
      way: 'no such route',
      expected: 'N',
      headers,
      asked: { target },
      unknown: null,
    }))
  }

  private thingsOf(home: Home, scope: Scope, isFresh: boolean): Things {
    const spare: Record<Home, OfficeName> = { prefecture: 'association', city: 'clinic', association: 'submember' }
    return {
      letter: (kind) => this.scopes.letter(home, scope, kind, isFresh),
      organizationId: this.scopes.organization(home, scope),
      recipientId: this.world.organization(spare[home]),
      personId: () => this.scopes.person(home, scope, isFresh),
      ownNoticeId: () => this.noticeOf(home),
      ownDistributionId: async () => (await this.scopes.letter(home, 'O', 'draft')).distributionId,
    }
  }

  private noticeOf(home: Home): Promise<string> {
    const known = this.notices.get(home) ?? this.world.notice(home).then(({ id }) => id)
    this.notices.set(home, known)
    return known
  }

  /** What must be refused runs between two looks at the tables; what must work runs one by one. */
  async run(checks: readonly Check[]): Promise<[Check, string][]> {
    const refused = checks.filter((check) => check.expected !== 'A')
    const before = await this.product.state()
    const failures = await this.inBatches(refused)
    const after = await this.product.state()
    const moved = changed(before, after)
    if (moved.length > 0) failures.push(...(await this.whoWrote(refused)))
    const events = refused.filter((check) => isRecorded(check)).length
    const first = refused[0]
    if (first && after.refused - before.refused < events)
      failures.push([first, `${events} refusals left ${after.refused - before.refused} security events`])
    const allowed = checks.filter((check) => check.expected === 'A')
    failures.push(...(await this.inBatches(allowed, allowed.some(({ probe }) => probe.needsEtag) ? 1 : 6)))
    return failures
  }

  /** Something was written although all was refused: once more, one by one, to name it. */
  private async whoWrote(refused: readonly Check[]): Promise<[Check, string][]> {
    const failures: [Check, string][] = []
    let before = await this.product.state()
    for (const check of refused.filter(({ probe }) => probe.method !== 'GET')) {
      await this.ask(check, check.asked)
      const after = await this.product.state()
      const moved = changed(before, after)
      if (moved.length > 0) failures.push([check, `wrote to ${moved.join(', ')}`])
      before = after
    }
    const [first] = refused
    return failures.length > 0 || !first ? failures : [[first, 'a refused request wrote something']]
  }

  private async inBatches(checks: readonly Check[], atOnce = 6): Promise<[Check, string][]> {
    const failures: [Check, string][] = []
    for (let from = 0; from < checks.length; from += atOnce) {
      const batch = checks.slice(from, from + atOnce)
      const judged = await Promise.all(batch.map(async (check) => [check, await this.judge(check)] as const))
      for (const [check, reasons] of judged) for (const reason of reasons) failures.push([check, reason])
    }
    return failures
  }

  private async judge(check: Check): Promise<string[]> {
    const answer = await this.ask(check, check.asked)
    const reasons = judgeLetter(check, answer)
    if (check.unknown && reasons.length === 0 && check.probe.shows === undefined) {
      const other = await this.ask(check, check.unknown)
      if (other.status !== answer.status || faceless(other) !== faceless(answer))
        reasons.push(`can be told from an unknown id (${answer.status} and ${other.status})`)
    }
    if (check.probe.shows === 'page' && check.expected !== 'A') reasons.push(...(await this.judgeTwins(check)))
    return reasons
  }

  /** The framework's other ways to the same page: its data form, a segment of it, another spelling of the address. */
  private async judgeTwins({ asked, headers }: Check): Promise<string[]> {
    const [at = '', query] = asked.target.split('?')
    const spelled = [
      `${at}/`,
      at.replace(/\/(\w)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
      `/${at}`,
    ]
    const twins: [string, Header[]][] = [
      [asked.target, [['RSC', '1']]],
      [
        asked.target,
        [
          ['RSC', '1'],
          ['Next-Router-Prefetch', '1'],
          ['Next-Router-Segment-Prefetch', '/_tree'],
        ],
      ],
      [`${at}.rsc`, []],
      [`${at}.segments/_tree.segment.rsc`, []],
      ...spelled.map((one): [string, Header[]] => [query ? `${one}?${query}` : one, []]),
    ]
    const reasons: string[] = []
    for (const [target, extra] of twins) {
      const answer = await send({ method: 'GET', target, headers: [...headers, ...extra] }, this.wire())
      if (asked.mark && answer.body.toString('utf8').includes(asked.mark)) reasons.push(`shown by its twin ${target}`)
      if (answer.status >= 500) reasons.push(`its twin ${target} is answered ${answer.status}`)
    }
    return reasons
  }

  private async ask({ probe, headers, expected }: Check, asked: Asked): Promise<Answer> {
    const isFile = probe.form === 'multipart'
    const body = isFile ? filePart : asked.body === undefined ? undefined : Buffer.from(JSON.stringify(asked.body))
    const type: Header[] = body ? [['Content-Type', isFile ? fileType : 'application/json']] : []
    const version: Header[] = []
    if (probe.needsEtag) {
      const seen = expected === 'A' ? await send({ method: 'GET', target: asked.target, headers }, this.wire()) : null
      version.push(['If-Match', (seen && headerOf(seen, 'etag')) ?? '"1"'])
    }
    return send(
      { method: probe.method, target: asked.target, headers: [...headers, ...type, ...version], body },
      this.wire(),
    )
  }

  /** A foreign id and an id that does not exist take equally long. */
  async judgeTiming(): Promise<string[]> {
    const headers = (await this.product.headersOf('city.staff', false)) ?? []
    const { noticeId } = await this.scopes.letter('city', 'X', 'published')
    const times: [number[], number[]] = [[], []]
    for (let n = 0; n < 100; n += 1)
      for (const [index, id] of [noticeId, randomUUID()].entries()) {
        const answer = await send({ method: 'GET', target: `/api/v1/notices/${id}`, headers }, this.wire())
        times[index === 0 ? 0 : 1].push(answer.ms)
      }
    const apart = apartMs(...times)
    return apart === null
      ? []
      : [`timing: a foreign id takes ${apart.toFixed(1)} ms longer or shorter than an unknown one`]
  }

  private wire() {
    return { host: this.product.target.host, port: this.product.target.port, timeoutMs: 20_000 }
  }
}

const boundary = 'shuchiMatrix'
const fileType = `multipart/form-data; boundary=${boundary}`
const filePart = Buffer.concat([
  Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="betten.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
  ),
  sampleFile,
  Buffer.from(`\r\n--${boundary}--\r\n`),
])

/** A viewer without the flag: forbidden where he sees the organization, nothing elsewhere. */
function keyReading(scope: Scope): Letter {
  return scope === 'X' ? 'N' : 'F'
}

function changed(before: State, after: State): string[] {
  return [...after.domain].filter(([table, sum]) => before.domain.get(table) !== sum).map(([table]) => table)
}

/** Refusals by an answer of the API leave a security event; lists and complaints by field do not. */
function isRecorded({ expected, probe }: Check): boolean {
  const named = probe.place === 'path' || probe.place === 'query'
  return (expected === 'F' || expected === 'N') && named && probe.shows === undefined && !probe.isImpossible
}

function judgeLetter({ expected, probe, asked, cell }: Check, answer: Answer): string[] {
  const { status } = answer
  const isApi = probe.route.startsWith('/api/v1/')
  const text = answer.body.toString('utf8')
  const hasMark = asked.mark !== undefined && text.includes(asked.mark)
  const got = `answered ${status}${/problem\+json/.test(headerOf(answer, 'content-type') ?? '') ? ` ${text.slice(0, 160)}` : ''}`
  if (probe.isImpossible) return status === 404 || status === 405 ? [] : [got]
  switch (expected) {
    case 'A':
      if (status < 200 || status > 299) return [got]
      return probe.shows === 'row' && !hasMark ? ['the row is missing'] : []
    case 'F': {
      const isRefused = status === 403 || (probe.shows === 'page' && status === 404)
      return isRefused && !hasMark ? [] : [got]
    }
    case 'N': {
      if (hasMark) return ['shows what does not exist for this actor']
      if (probe.shows === 'row') return status === 200 ? [] : [got]
      if (cell.startsWith('K01 AN')) return status === 401 || status === 404 ? [] : [got]
      return status === 404 || ((probe.place === 'body' || probe.place === 'list') && status === 422) ? [] : [got]
    }
    case 'L': {
      if (hasMark) return ['shows something to the anonymous']
      if (isApi) return status === 401 ? [] : [got]
      const leadsToSignIn = /\/sign-in/.test(headerOf(answer, 'location') ?? '')
      return status === 401 || ([302, 303, 307].includes(status) && leadsToSignIn) ? [] : [got]
    }
  }
}
