/**
 * Clients that acknowledge: arrivals by a fixed plan (open loop, Poisson with a fixed seed), each answer tried again
 * with the same key until it is promised or a minute has passed. Retries follow Retry-After, as an honest client does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, codeOf, type Reply } from './http.ts'
import type { Entry, Ledger } from './ledger.ts'

export interface Client {
  key: string
  cookie: string | null
}

export interface Job {
  client: number
  deliveryId: string
  kind: Entry['kind']
}

export interface LoadOptions {
  ledger: Ledger
  clients: readonly Client[]
  /** taken from the front; when it is empty nothing more arrives */
  jobs: Job[]
  /** addresses of the instances; a try that breaks goes to the next one */
  targets: readonly string[]
  perSecond: number
  /** share of answers that go through the signed-in page */
  pageShare?: number
  giveUpMs?: number
  /** nobody presses on without end before a page that does not move; and a slow machine must not be drowned by the test */
  mostOpen?: number
}

export interface Load {
  /** answers that are not promised yet */
  open: () => number
  stop: () => Promise<void>
  /** resolves when the jobs are used up and every answer is promised or given up */
  finished: Promise<void>
}

export function startLoad(options: LoadOptions): Load {
  const random = seeded(20_261_124)
  const { mostOpen = 20 } = options
  const open = new Set<Promise<void>>()
  const actionIds = new Map<string, string>()
  let isStopping = false
  let serial = 0
  const arrive = (intendedAt: number) => {
    const job = options.jobs.shift()
    if (!job) return
    serial += 1
    const via = viaOf(options, job, random)
    const done = answerUntilPromised(options, actionIds, {
      ...job,
      name: `${job.deliveryId}/${job.kind}`,
      via,
      serial,
      intendedAt,
    })
    open.add(done)
    void done.finally(() => open.delete(done))
  }
  const run = async () => {
    let at = Date.now()
    while (!isStopping && options.jobs.length > 0) {
      at += (-Math.log(1 - random()) * 1000) / options.perSecond
      const wait = at - Date.now()
      if (wait > 0) await sleep(wait)
      while (open.size >= mostOpen && !isStopping) {
        await sleep(20)
        at = Date.now()
      }
      if (!isStopping) arrive(Math.round(at))
    }
    while (open.size > 0) await Promise.all(open)
  }
  const finished = run()
  const stop = async () => {
    isStopping = true
    await finished
  }
  return { open: () => open.size, stop, finished }
}

function viaOf({ clients, pageShare = 0 }: LoadOptions, job: Job, random: () => number): Entry['via'] {
  if (random() < pageShare && clients[job.client]?.cookie) return 'page'
  return random() < 0.5 ? 'api' : 'api-key'
}

interface Answering extends Job {
  name: string
  via: Entry['via']
  serial: number
  intendedAt: number
}

async function answerUntilPromised(
  options: LoadOptions,
  actionIds: Map<string, string>,
  job: Answering,
): Promise<void> {
  const { ledger, targets, giveUpMs = 60_000 } = options
  const client = options.clients[job.client]
  if (!client) throw new Error(`no client ${job.client}`)
  const key = job.via === 'api-key' ? crypto.randomUUID() : null
  for (let attempt = 0; Date.now() - job.intendedAt < giveUpMs; attempt += 1) {
    const target = targets[(job.serial + attempt) % targets.length] ?? ''
    const sentAt = Date.now()
    const got = await tryOnce(target, client, job, key, actionIds)
    ledger.add({
      job: job.name,
      client: job.client,
      deliveryId: job.deliveryId,
      kind: job.kind,
      via: job.via,
      attempt,
      intendedAt: job.intendedAt,
      sentAt,
      endedAt: Date.now(),
      target,
      ...got,
    })
    if (got.isPromise) return
    const backOffMs = Math.min(200 * 2 ** attempt, 3_000)
    await sleep(Math.max(Number(got.retryAfter ?? 0) * 1000, backOffMs) * (0.75 + Math.random() / 2))
  }
}

type Got = Pick<Entry, 'outcome' | 'isPromise' | 'receipt' | 'retryAfter'>

async function tryOnce(
  target: string,
  client: Client,
  job: Answering,
  key: string | null,
  actionIds: Map<string, string>,
): Promise<Got> {
  try {
    return job.via === 'page'
      ? await postForm(target, client, job, actionIds)
      : await postAnswer(target, client, job, key)
  } catch (error) {
    return { outcome: codeOf(error), isPromise: false, receipt: null, retryAfter: null }
  }
}

/** What a recipient says: the bare press for a receipt, words for a dissemination. */
export function bodyOf(kind: Entry['kind']): object {
  return kind === 'received' ? { kind } : { kind, means: ['mail', 'post'], reached: 120 }
}

async function postAnswer(target: string, client: Client, job: Answering, key: string | null): Promise<Got> {
  const reply = await ask(target, `/api/v1/deliveries/${job.deliveryId}/answers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.key}`,
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(bodyOf(job.kind)),
  })
  const isPromise = reply.status === 201 || reply.status === 200
  const { receiptNumber = null } = isPromise ? (JSON.parse(reply.body) as { receiptNumber?: string }) : {} // checked by the judge
  return { outcome: reply.status, isPromise, receipt: receiptNumber, retryAfter: retryAfterOf(reply) }
}

/** The form of the delivery page as a browser without JavaScript posts it; the action's id is read from the page once. */
async function postForm(target: string, client: Client, job: Answering, actionIds: Map<string, string>): Promise<Got> {
  const page = `/deliveries/${job.deliveryId}`
  const cookie = client.cookie ?? ''
  let id = actionIds.get(job.kind)
  if (!id) {
    const shown = await ask(target, page, { headers: { cookie } })
    id = actionIdOf(shown.body, job.kind) ?? undefined
    if (!id)
      return { outcome: `page ${shown.status}`, isPromise: false, receipt: null, retryAfter: retryAfterOf(shown) }
    actionIds.set(job.kind, id)
  }
  const boundary = `faults${job.serial}`
  const words =
    job.kind === 'received'
      ? []
      : [
          ['means', 'mail'],
          ['means', 'post'],
          ['reached', '120'],
        ]
  const fields = [[id, ''], ['deliveryId', job.deliveryId], ['kind', job.kind], ['back', page], ...words]
  const body = `${fields.map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`
  const reply = await ask(target, page, {
    method: 'POST',
    headers: { cookie, origin: target, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
  })
  const goal = new URL(reply.headers.location ?? '/', target)
  const receipt = reply.status === 303 ? goal.searchParams.get('receipt') : null
  const problem = goal.searchParams.get('problem')
  return {
    outcome: problem ? `303 ${problem}` : reply.status,
    isPromise: receipt !== null,
    receipt,
    retryAfter: retryAfterOf(reply),
  }
}

function actionIdOf(html: string, kind: string): string | null {
  const form = html.split('<form').find((part) => part.includes(`value="${kind}"`))
  return /name="(\$ACTION_ID_[0-9a-f]+)"/.exec(form ?? '')?.[1] ?? null
}

function retryAfterOf(reply: Reply): string | null {
  return typeof reply.headers['retry-after'] === 'string' ? reply.headers['retry-after'] : null
}

/** mulberry32: the same arrivals in each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
