/** What a case may change (`expect.effect`), judged from the tables, the trail, the sink and what is shown afterwards. */
import type { Case } from './format.ts'
import type { Performed } from './perform.ts'
import { wireOf } from './request.ts'
import type { Exchange, State, Subject } from './subject.ts'
import { apartMs } from './timing.ts'
import { type Answer, headerOf, send } from './wire.ts'

type Judge = (facts: Facts) => Promise<string[]> | string[]
interface Facts {
  subject: Subject
  one: Case
  performed: Performed
  before: State
  after: State
}

const effects: Record<string, Judge> = {
  none: ({ before, after }) => [
    ...changedTables(before, after).map((table) => `G4 ${table} changed`),
    ...(after.mails > before.mails ? ['G5 a mail went out'] : []),
  ],
  any: () => [],
  'stored-verbatim': async (facts) => [...shown(facts), ...(await judgeStored(facts))],
  'listed-fields-only': async (facts) => [...shown(facts), ...(await judgeListed(facts))],
  'one-acknowledgement': once,
  'one-publish': once,
  'one-order': ({ performed }) =>
    performed.exchanges.some(({ answer }) => isDone(answer)) ? [] : ['nothing was done'],
  'first-only': firstOnly,
  'first-save-only': firstOnly,
  'lock-event': ({ performed, before, after }) => [
    ...(after.refused > before.refused ? [] : ['G8 a reached limit without a security event']),
    ...judgeLimit(performed.exchanges),
  ],
  'late-event-only': ({ before, after }) =>
    changedTables(before, after)
      .filter((table) => !/fact|event/.test(table))
      .map((table) => `G4 ${table} changed`),
  'deactivated-or-none': ({ before, after }) =>
    changedTables(before, after)
      .filter((table) => /fact|delivery/.test(table))
      .map((table) => `G4 ${table} changed`),
}

/** Effects without a rule of their own are judged by the status set and G1–G8 alone, as `any`. */
export async function judgeEffect(subject: Subject, one: Case, performed: Performed, after: State): Promise<string[]> {
  const facts = { subject, one, performed, before: performed.before, after }
  const judge = (performed.surface.isImpossible ? effects.none : effects[one.expect.effect]) ?? effects.any
  return [
    ...((await judge?.(facts)) ?? []),
    ...(performed.variants ? judgeVariants(performed.variants) : []),
    ...(await judgeExports(facts)),
  ]
}

function changedTables(before: State, after: State): string[] {
  return [...after.domain].filter(([table, sum]) => before.domain.get(table) !== sum).map(([table]) => table)
}

function isDone(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 400
}

/** A refusal leaves everything as it was, whatever the case allows beside it. */
function shown({ performed, before, after }: Facts): string[] {
  return performed.exchanges.every(({ answer }) => answer.status >= 400)
    ? changedTables(before, after).map((table) => `G4 ${table} changed although it was refused`)
    : []
}

function once({ performed, before, after }: Facts): string[] {
  const done = after.done - before.done
  const good = performed.exchanges.filter(({ answer }) => isDone(answer)).length
  return [
    ...(done === 1 ? [] : [`${done} events in the trail where one is right`]),
    ...(good > 0 ? [] : ['nobody was served']),
  ]
}

function firstOnly({ performed, after }: Facts): string[] {
  const [first] = performed.exchanges
  return [
    ...(first && isDone(first.answer) ? [] : [`the first was answered ${first?.answer.status}`]),
    ...(performed.beforeLast ? changedTables(performed.beforeLast, after).map((table) => `G4 ${table} changed`) : []),
  ]
}

/** The limit bites at the eleventh try at the latest, says when to come back, and stays. */
function judgeLimit(exchanges: readonly Exchange[]): string[] {
  const first = exchanges.findIndex(({ answer }) => answer.status === 429)
  if (first < 0) return ['no limit was reached']
  return [
    ...(first <= 10 ? [] : [`the limit came at try ${first + 1}`]),
    ...(exchanges.slice(first).every(({ answer }) => answer.status === 429) ? [] : ['the limit did not stay']),
    ...(headerOf(exchanges[first]?.answer ?? emptyAnswer, 'retry-after') ? [] : ['429 without Retry-After']),
  ]
}

const emptyAnswer: Answer = { status: 0, headers: [], body: Buffer.alloc(0), ms: 0 }

/** Nobody can tell the variants apart: equal status, equal body but for the request's id, equal time. */
function judgeVariants(variants: readonly Exchange[][]): string[] {
  const kinds = variants.map((answers) => new Set(answers.map(({ answer }) => `${answer.status} ${faceless(answer)}`)))
  const [first = [], ...others] = variants.map((answers) => answers.map(({ answer }) => answer.ms))
  const apart = others.map((times) => apartMs(first, times)).find((ms) => ms !== null)
  const isEqual = kinds.every((set) => set.size === 1 && [...set][0] === [...(kinds[0] ?? [])][0])
  return [
    ...(isEqual ? [] : ['the answers can be told apart']),
    ...(apart === undefined ? [] : [`the answers lie ${apart.toFixed(1)} ms apart`]),
  ]
}

export function faceless(answer: Answer): string {
  return answer.body
    .toString('utf8')
    .replace(/"requestId":"[^"]*"/g, '')
    .replace(/nonce="[^"]*"/g, '')
}

/** Read again as the same actor: the API gives back the very text, the page shows it as text. */
async function judgeStored({ subject, one, performed }: Facts): Promise<string[]> {
  const reasons: string[] = []
  for (const exchange of performed.exchanges.filter(({ answer }) => isDone(answer))) {
    const texts = Object.values(exchange.fields).filter((value): value is string => typeof value === 'string')
    const shows = await readShows(subject, one, performed, exchange)
    if (shows.length === 0 && texts.length > 0)
      reasons.push('the surface names nothing that would show what was stored')
    for (const answer of shows) for (const text of texts) reasons.push(...judgeShown(answer, text))
  }
  return reasons
}

/** White space around a text may be cut off; nothing inside it changes. @returns complaints about one stored text */
export function judgeShown(answer: Answer, text: string): string[] {
  const body = answer.body.toString('utf8')
  if (answer.status !== 200) return [`what was stored is answered ${answer.status}`]
  if (/json/.test(headerOf(answer, 'content-type') ?? ''))
    return [text, text.trim()].some((one) => textsIn(JSON.parse(body)).includes(one))
      ? []
      : ['the stored text is not given back as it was']
  const isMarkup = /[<>]/.test(text)
  return [
    ...(isMarkup && body.includes(text) ? ['the page holds the stored text as markup'] : []),
    ...(/href\s*=\s*["']?\s*javascript:/i.test(body) ? ['the page links to a script'] : []),
  ]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

async function judgeListed({ subject, one, performed }: Facts): Promise<string[]> {
  const { surface } = performed
  const listed = new Set([...Object.keys(surface.base), ...Object.values(surface.fields)])
  const reasons: string[] = []
  for (const exchange of performed.exchanges.filter(({ answer }) => isDone(answer))) {
    const extra = Object.entries(exchange.fields).filter(([name]) => !listed.has(name))
    for (const answer of await readShows(subject, one, performed, exchange)) {
      if (!/json/.test(headerOf(answer, 'content-type') ?? '')) continue
      const now = JSON.parse(answer.body.toString('utf8')) as Record<string, unknown> // the shows of a surface are objects
      for (const [name, value] of extra)
        if (name in now && JSON.stringify(now[name]) === JSON.stringify(value)) reasons.push(`${name} was taken over`)
    }
  }
  return reasons
}

async function readShows(subject: Subject, one: Case, performed: Performed, exchange: Exchange): Promise<Answer[]> {
  const { surface, filler } = performed
  const created = createdId(exchange)
  const headers = (await subject.headersOf(one.actor, false)) ?? []
  const answers: Answer[] = []
  for (const path of surface.shows)
    answers.push(
      await send(
        { method: 'GET', target: await filler.text(path.replaceAll('{{created}}', created)), headers },
        wireOf(subject),
      ),
    )
  return answers
}

function createdId({ answer, target }: Exchange): string {
  try {
    const body = JSON.parse(answer.body.toString('utf8')) as { id?: unknown } // checked below
    if (typeof body.id === 'string') return body.id
  } catch {
    // an answer without JSON: the thing is the one in the path
  }
  return (
    target
      .split('?', 1)[0]
      ?.split('/')
      .findLast((part) => /^[0-9a-f-]{36}$/.test(part)) ?? ''
  )
}

/** Cells that a spreadsheet would run as a formula stand behind a guard. */
async function judgeExports({ subject, one, performed }: Facts): Promise<string[]> {
  const exported = subject.surfaces.export_get
  if (one.exports.length === 0 || !exported || !performed.exchanges.some(({ answer }) => isDone(answer))) return []
  if (!subject.exists('export_get')) return []
  const headers = (await subject.headersOf(one.actor, false)) ?? []
  const answer = await send({ method: 'GET', target: `${exported.path}?format=csv`, headers }, wireOf(subject))
  const cells = answer.body.toString('utf8').split(/[\r\n,]+/)
  const open = cells.find((cell) => /^"?[=+\-@\t\r＝＋－＠]/.test(cell))
  return [
    ...(answer.status === 200 ? [] : [`the export is answered ${answer.status}`]),
    ...(open === undefined ? [] : ['a cell of the export begins like a formula']),
  ]
}
