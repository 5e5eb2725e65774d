/** Sends what a case asks for: alone, repeated, at once, in order, against each other, slowly, or byte for byte. */
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { AbsentFixture, Filler } from './fill.ts'
import type { Case, CaseInput, Surface } from './format.ts'
import { build, type Built, currentEtag, type Plan, targetOf, wireOf } from './request.ts'
import type { Exchange, Header, State, Subject } from './subject.ts'
import { type Answer, send, sendRaw } from './wire.ts'

export interface Performed {
  exchanges: Exchange[]
  surface: Surface
  filler: Filler
  before: State
  /** for `compare`: the answers by variant */
  variants?: Exchange[][]
  /** for `sequence`: the state after the last but one step; only its last answer is judged by status */
  beforeLast?: State
}

/** The surface that really carries the case: where one of its fields lives elsewhere, the case goes there. */
export function surfaceOf(subject: Subject, one: Case): string {
  const named = subject.surfaces[one.surface]
  if (!named || 'unreadable' in one.input) return one.surface
  const { json, json_gen: generated, form } = one.input
  const sent = Object.keys({ ...(typeof json === 'object' ? json : {}), ...generated, ...form })
  const moved = sent.find((field) => field in named.elsewhere)
  return (moved && named.elsewhere[moved]) || one.surface
}

/** @throws AbsentFixture where something that the case needs does not exist yet */
export async function perform(subject: Subject, named: Case, input: CaseInput): Promise<Performed> {
  const name = surfaceOf(subject, named)
  const surface = subject.surfaces[name]
  if (!surface) throw new AbsentFixture(`surface ${name}`)
  const one = { ...named, actor: surface.actors[named.actor] ?? named.actor }
  const plan = { subject, one, input, surface, filler: new Filler(subject, one.actor, {}, surface.aliases) }
  if (input.raw_request === undefined) await build(plan) // makes every fixture, before the state is taken
  const before = await subject.state()
  return { surface, filler: plan.filler, before, ...(await run(plan)) }
}

async function run(plan: Plan): Promise<Omit<Performed, 'surface' | 'filler' | 'before'>> {
  const { input } = plan
  if (input.raw_request !== undefined) return { exchanges: [await verbatim(plan, input.raw_request)] }
  if (input.hold_open_s !== undefined) return { exchanges: [await holdOpen(plan, input.hold_open_s)] }
  if (input.compare) return compare(plan, input.compare, input.samples ?? 20)
  if (input.sequence) return inSequence(plan, input.sequence)
  if (input.race_with !== undefined) return { exchanges: await race(plan, input.race_with, input.rounds ?? 20) }
  const times = input.repeat ?? 1
  if (input.parallel) {
    const ready: Built[] = []
    for (let n = 1; n <= times; n += 1) ready.push(await build(plan, n))
    return { exchanges: await Promise.all(ready.map((one) => exchange(plan.subject, one))) }
  }
  const exchanges: Exchange[] = []
  for (let n = 1; n <= times; n += 1) exchanges.push(await exchange(plan.subject, await build(plan, n)))
  return { exchanges }
}

async function exchange(subject: Subject, { sent, texts, fields }: Built): Promise<Exchange> {
  const answer = await send(sent, wireOf(subject))
  return { answer, method: sent.method, target: sent.target, texts, fields }
}

async function verbatim(plan: Plan, template: string): Promise<Exchange> {
  const { subject, one, input, surface } = plan
  const target = await targetOf({ ...plan, input: { ...input, path: input.path } })
  const known = { path: target, host: `${subject.target.host}:${subject.target.port}` }
  const text = await new Filler(subject, one.actor, known).text(template)
  const answer = await sendRaw([Buffer.from(text, 'utf8')], wireOf(subject, 10_000), surface.method)
  return { answer, method: surface.method, target, texts: [], fields: {} }
}

/** Half a request, then silence; meanwhile others must be served. A connection that the server ended counts as 408. */
async function holdOpen(plan: Plan, seconds: number): Promise<Exchange> {
  const { sent } = await build(plan)
  const { host, port } = plan.subject.target
  const socket = net.connect({ host, port })
  const startedAt = performance.now()
  let isEnded = false
  socket.on('close', () => (isEnded = true))
  socket.on('error', () => (isEnded = true))
  socket.on('data', () => undefined)
  socket.write(`${sent.method} ${sent.target} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Length: 1000\r\nX-Slow: `)
  let slowest = 0
  for (let waited = 0; waited < seconds * 1000 && !isEnded; waited += 500) {
    const answer = await send({ method: 'GET', target: '/api/health/ready', headers: [] }, wireOf(plan.subject, 5_000))
    slowest = Math.max(slowest, answer.ms)
    await sleep(Math.max(0, 500 - answer.ms))
  }
  socket.destroy()
  const status = slowest > 1_000 ? 0 : 408
  const answer: Answer = { status, headers: [], body: Buffer.alloc(0), ms: slowest || performance.now() - startedAt }
  return { answer, method: sent.method, target: sent.target, texts: [], fields: {} }
}

/** Variants in turn, so that whatever slows the machine slows all of them alike. */
async function compare(plan: Plan, variants: readonly Record<string, unknown>[], samples: number) {
  const answers: Exchange[][] = variants.map(() => [])
  const isForm = plan.surface.carries === 'form'
  for (let n = 1; n <= samples; n += 1) {
    await plan.subject.resetLimits()
    for (const [index, variant] of variants.entries()) {
      const input = isForm ? { ...plan.input, form: variant } : { ...plan.input, json: variant }
      const built = await build({ ...plan, input }, n)
      answers[index]?.push(await exchange(plan.subject, built))
    }
  }
  return { exchanges: answers.flat(), variants: answers }
}

/**
 * Steps in the words of the format: `read … by A` keeps the version that A saw, `save by A` writes with it (a later
 * `with If-Match v1` says the same), `body 2` writes body number 2. The last step is the one that is judged.
 */
async function inSequence(plan: Plan, steps: readonly string[]) {
  const seen = new Map<string, readonly Header[]>()
  const exchanges: Exchange[] = []
  let beforeLast: State | undefined
  const first = await build(plan)
  for (const [index, step] of steps.entries()) {
    if (index === steps.length - 1) beforeLast = await plan.subject.state()
    const who = /\bby (\w+)/.exec(step)?.[1] ?? ''
    if (/^(read|get|open)\b/i.test(step)) {
      const own = await plan.subject.headersOf(plan.one.actor, false)
      seen.set(who, await currentEtag(plan, first.sent.target, own ?? []))
      continue
    }
    const number = Number(/\b(?:body|try|step) (\d+)/i.exec(step)?.[1] ?? index + 1)
    exchanges.push(await exchange(plan.subject, varied(first, number, seen.get(who) ?? [])))
  }
  return { exchanges, ...(beforeLast ? { beforeLast } : {}) }
}

/** The same request with the given version and, from the second on, another text in its body. */
function varied(first: Built, number: number, version: readonly Header[]): Built {
  const names = new Set(version.map(([name]) => name.toLowerCase()))
  const headers = [...first.sent.headers.filter(([name]) => !names.has(name.toLowerCase())), ...version]
  const body = JSON.parse(first.sent.body?.toString('utf8') || '{}') as Record<string, unknown> // built as an object by jsonBody
  const at = Object.keys(body).find((key) => typeof body[key] === 'string' && !/^\d{4}-\d\d-\d\d$/.test(body[key]))
  if (number > 1) body[at ?? 'variation'] = `${at ? String(body[at]) : ''}${number}`
  return { ...first, sent: { ...first.sent, headers, body: Buffer.from(JSON.stringify(body)) } }
}

/** Both at the same moment, on fresh things each round; the filler shares what both are about. */
async function race(plan: Plan, other: string, rounds: number): Promise<Exchange[]> {
  const rival = plan.subject.surfaces[other]
  if (!rival || !plan.subject.exists(other)) throw new AbsentFixture(`surface ${other}`)
  const exchanges: Exchange[] = []
  for (let n = 1; n <= rounds; n += 1) {
    const filler = new Filler(plan.subject, plan.one.actor, {}, plan.surface.aliases)
    const mine = await build({ ...plan, filler }, n)
    const rivalCase = { ...plan.one, surface: other, actor: 'rival' }
    const theirs = await build({ ...plan, one: rivalCase, surface: rival, input: {}, filler }, n)
    exchanges.push(...(await Promise.all([exchange(plan.subject, mine), exchange(plan.subject, theirs)])))
  }
  return exchanges
}
