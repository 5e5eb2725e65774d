/** The rules that hold for every case (G1–G8), and the effects a case may ask for. Nothing here knows a payload. */
import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { residentBytes } from './bench.ts'
import { AbsentFixture } from './fill.ts'
import type { Case, Surface } from './format.ts'
import { judgeEffect } from './effects.ts'
import { perform, type Performed, surfaceOf } from './perform.ts'
import { wireOf } from './request.ts'
import type { Exchange, State, Subject } from './subject.ts'
import { headerOf, headersOf, send } from './wire.ts'

export interface Verdict {
  id: string
  class: string
  why: string
  state: 'passed' | 'failed' | 'absent'
  reasons: string[]
  statuses: number[]
}

const answerLimitMs = 2_000
const fileLimitMs = 10_000
const memoryLimit = 256 * 1024 * 1024

export async function judgeCase(subject: Subject, one: Case): Promise<Verdict> {
  const verdict = (state: Verdict['state'], reasons: string[], statuses: number[] = []): Verdict => ({
    id: one.id,
    class: one.class,
    why: one.why,
    state,
    reasons,
    statuses,
  })
  if ('unreadable' in one.input) return verdict('failed', [`cannot read the case: ${one.input.unreadable}`])
  const surface = surfaceOf(subject, one)
  if (!subject.exists(surface)) {
    const answered = await tryAbsent(subject, surface)
    return answered === null ? verdict('absent', [surface]) : verdict('failed', [answered])
  }
  try {
    const first = await attempt(subject, one)
    const isSlow = first.reasons.every((reason) => /^G[26] slow/.test(reason)) && first.reasons.length > 0
    const { reasons, statuses } = isSlow ? await attempt(subject, one) : first // once more: the machine may have been busy
    return verdict(reasons.length > 0 ? 'failed' : 'passed', reasons, statuses)
  } catch (error) {
    if (error instanceof AbsentFixture) return verdict('absent', [error.message])
    return verdict('failed', [`runner: ${error instanceof Error ? error.message : String(error)}`])
  }
}

/** A surface that the build is said not to have does not answer. */
async function tryAbsent(subject: Subject, name: string): Promise<string | null> {
  const surface = subject.surfaces[name]
  if (!surface) return null
  const target = surface.path.replace(/\{\w+\}/g, randomUUID())
  const answer = await send({ method: surface.method, target, headers: [] }, wireOf(subject))
  return answer.status >= 200 && answer.status < 300
    ? `${name} is said to be absent and answers ${answer.status}`
    : null
}

async function attempt(subject: Subject, one: Case): Promise<{ reasons: string[]; statuses: number[] }> {
  if ('unreadable' in one.input) return { reasons: [], statuses: [] }
  await subject.resetLimits()
  const logFrom = sizeOf(subject.target.logFile)
  const watch = watchMemory(subject.target.pid)
  const performed = await perform(subject, one, one.input).finally(watch.stop)
  const after = await subject.state()
  const ready = await send({ method: 'GET', target: '/api/health/ready', headers: [] }, wireOf(subject, 5_000))
  const isRace = one.input.race_with !== undefined
  const judged = performed.beforeLast ? performed.exchanges.slice(-1) : performed.exchanges
  const reasons = [
    ...performed.exchanges.flatMap((exchange) =>
      judgeAnswer(subject, one, performed.surface, exchange, judged.includes(exchange), isRace),
    ),
    ...judgeTime(one, performed.exchanges),
    ...(watch.growth() > memoryLimit ? [`G2 memory grew by ${Math.round(watch.growth() / 1024 / 1024)} MiB`] : []),
    ...(ready.status === 200 ? [] : [`G6 ready answered ${ready.status}`]),
    ...(ready.ms > 1_000 ? [`G6 slow: ready after ${Math.round(ready.ms)} ms`] : []),
    ...judgeLog(subject, performed, logFrom),
    ...judgeSecurityEvents(performed.exchanges, performed.before, after),
    ...(after.trapped > performed.before.trapped ? ['the server called an address that a request named'] : []),
    ...(await judgeEffect(subject, one, performed, after)),
  ]
  return { reasons: [...new Set(reasons)], statuses: performed.exchanges.map(({ answer }) => answer.status) }
}

function judgeAnswer(
  subject: Subject,
  one: Case,
  performedOn: Surface,
  exchange: Exchange,
  isLast: boolean,
  isRace: boolean,
): string[] {
  const { answer } = exchange
  const { status } = answer
  const allowed = performedOn.isImpossible ? [404, 405, ...one.expect.status] : one.expect.status
  const isAllowed = !isLast || allowed.includes(status) || (isRace && status < 500 && status > 0)
  const isParser = isParserRefusal(exchange)
  const text = answer.body.toString('utf8')
  const forbidden = subject.forbiddenText(one.actor)
  return [
    ...(status >= 500 || status === 0 ? [`G1 status ${status}${answer.broken ? ` (${answer.broken})` : ''}`] : []),
    ...(isAllowed || (isParser && status === 400) ? [] : [`G1 status ${status}, allowed ${allowed.join(' ')}`]),
    ...(status >= 400 && !isParser ? judgeErrorBody(exchange, text) : []),
    ...leaksOf(text),
    ...(forbidden && text.includes(forbidden) ? ['the answer shows what belongs to an unrelated office'] : []),
    ...judgeHeaders(subject, exchange),
  ]
}

/** Refused by the HTTP parser before any code of the product ran: no body, no header of ours, connection closed. */
export function isParserRefusal({ answer }: Exchange): boolean {
  return (
    [400, 408, 413, 414, 431].includes(answer.status) &&
    answer.body.length === 0 &&
    headerOf(answer, 'x-content-type-options') === undefined
  )
}

const japanese = /[\u3041-\u309F\u30A0-\u30FF\u4E00-\u9FFF]/
const inside = [
  /\bat [\w.<>]+ \(?(?:file:|node:|\/|webpack)/,
  /node_modules/,
  /\.tsx?:\d+/,
  /\bprisma\b/i,
  /\bP[12]\d{3}\b/,
  /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^<]{0,80}\b(?:FROM|VALUES|SET|WHERE)\b/,
  /syntax error at or near|relation "|column "|violates \w+ constraint/i,
  /\b(?:PostgreSQL|Next\.js|Node\.js|React) v?\d+\.\d/i,
  /\/(?:home|root|usr|var|work|tmp)\/[\w.-]+\//,
  /\b(?:TypeError|ReferenceError|RangeError|SyntaxError|PrismaClient\w+):/,
]
const fileContent = [
  /root:x:0:0/,
  /\[core\]\s+repositoryformatversion/,
  /generator client \{/,
  /SHUCHI_WEB_DATABASE_URL/,
]

function judgeErrorBody({ answer }: Exchange, text: string): string[] {
  const type = headerOf(answer, 'content-type') ?? ''
  const visible = text.replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '').replace(/<link\b[^>]*>/gi, '')
  const shown = inside
    .filter((pattern) => pattern.test(visible))
    .map((pattern) => `G3 the error shows ${pattern.source}`)
  if (text === '') return answer.status === 405 ? [] : [`G3 status ${answer.status} with an empty body`]
  if (type.startsWith('application/problem+json')) return [...shown, ...judgeProblem(text)]
  if (type.startsWith('text/html'))
    return [...shown, ...(japanese.test(visible) ? [] : ['G3 the error page has no Japanese sentence'])]
  return [...shown, `G3 the error is ${type || 'of no type'}`]
}

function judgeProblem(text: string): string[] {
  try {
    const body = JSON.parse(text) as { code?: unknown; title?: unknown; errors?: unknown } // each part checked below
    const complaints = Array.isArray(body.errors) ? body.errors : []
    return [
      ...(typeof body.code === 'string' && /^[a-z][a-z0-9-]*$/.test(body.code) ? [] : ['G3 no stable code']),
      ...(typeof body.title === 'string' && japanese.test(body.title) ? [] : ['G3 no Japanese sentence']),
      ...(complaints.every(
        (one: { message?: unknown }) => typeof one.message === 'string' && japanese.test(one.message),
      )
        ? []
        : ['G3 a complaint without a Japanese sentence']),
    ]
  } catch {
    return ['G3 the problem is no JSON']
  }
}

function leaksOf(text: string): string[] {
  return fileContent.filter((pattern) => pattern.test(text)).map((pattern) => `the answer shows ${pattern.source}`)
}

function judgeHeaders(subject: Subject, { answer }: Exchange): string[] {
  const location = headerOf(answer, 'location')
  const strange = headersOf(answer, 'set-cookie').filter((cookie) => !/^(?:__Host-)?shuchi[.\w-]*=/.test(cookie))
  const version = [headerOf(answer, 'server'), headerOf(answer, 'x-powered-by')].find((value) => /\d/.test(value ?? ''))
  return [
    ...(location === undefined || isOwn(subject, location) ? [] : [`the answer leads to ${location.slice(0, 80)}`]),
    ...(strange.length > 0 ? ['the answer sets a foreign cookie'] : []),
    ...(version ? ['the answer tells a version'] : []),
  ]
}

function isOwn(subject: Subject, location: string): boolean {
  if (/[\\\r\n]/.test(location)) return false
  try {
    return new URL(location, subject.target.origin).origin === subject.target.origin
  } catch {
    return false
  }
}

function judgeTime(one: Case, exchanges: readonly Exchange[]): string[] {
  if ('unreadable' in one.input) return []
  const limit = one.input.file || one.input.files || one.input.parallel ? fileLimitMs : answerLimitMs
  const slowest = Math.max(0, ...exchanges.map(({ answer }) => answer.ms))
  return slowest > limit ? [`G2 slow: ${Math.round(slowest)} ms`] : []
}

function judgeLog(subject: Subject, { exchanges, filler }: Performed, from: number): string[] {
  const { logFile } = subject.target
  if (logFile === null) return []
  const text = readFileSync(logFile).subarray(from).toString('utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const typed = exchanges.flatMap(({ texts }) => texts).filter((one) => one.length >= 12)
  const secret = [...subject.secrets(), ...typed, ...filler.secrets()].find((one) => text.includes(one))
  const unlogged = exchanges.some(({ answer }) => {
    const id = headerOf(answer, 'x-request-id')
    return id !== undefined && lines.filter((line) => line.includes(id)).length !== 1
  })
  return [
    ...(lines.every(isJson) ? [] : ['G7 a log line is no JSON']),
    ...(secret ? ['G7 the log repeats a secret or a text of the request'] : []),
    ...(/[\w.+-]+@[\w-]+\.[\w.-]+/.test(text) ? ['G7 the log shows a mail address'] : []),
    ...(unlogged ? ['G7 not exactly one log line with the request id'] : []),
  ]
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

/** A refusal by the product itself (a parser's does not count) stands in the trail. */
function judgeSecurityEvents(exchanges: readonly Exchange[], before: State, after: State): string[] {
  const refused = exchanges.filter(({ answer }) => answer.status === 403 || answer.status === 429)
  return refused.length > 0 && after.refused === before.refused ? ['G8 a refusal without a security event'] : []
}

function watchMemory(pid: number | null) {
  const before = residentBytes(pid)
  let most = before
  const look = () => {
    most = Math.max(most, residentBytes(pid))
  }
  const timer = setInterval(look, 25)
  return {
    stop: () => {
      clearInterval(timer)
      look()
    },
    growth: () => most - before,
  }
}

function sizeOf(file: string | null): number {
  return file === null ? 0 : statSync(file).size
}
