/** The invariants over what the clients were promised and what the database holds. Pure, so that it can be judged itself. */
import type { Entry } from './ledger.ts'

/** An answer in the database: one appended fact with a receipt number. */
export interface Recorded {
  id: string
  deliveryId: string
  kind: string
  receipt: string
  /** the earlier fact that this one replaces */
  correctsId: string | null
}

/** The standing of a delivery, as lists and counts show it. */
export interface Standing {
  deliveryId: string
  receivedOn: string | null
  disseminatedOn: string | null
  owes: string | null
}

/** The trail: one row per event that names a receipt. */
export interface Trail {
  event: string
  deliveryId: string
  receipt: string
}

export interface Evidence {
  entries: readonly Entry[]
  recorded: readonly Recorded[]
  standings: readonly Standing[]
  trail: readonly Trail[]
}

export interface Finding {
  invariant: string
  text: string
}

export interface Verdict {
  answers: number
  promised: number
  retried: number
  givenUp: number
  lost: number
  double: number
  findings: Finding[]
}

/** I1 nothing lost, I2 nothing twice, I4 standings agree with facts, I5 one event per change, I8 one answer one receipt. */
export function judge({ entries, recorded, standings, trail }: Evidence): Verdict {
  const jobs = Map.groupBy(entries, (entry) => entry.job)
  const byJob = Map.groupBy(recorded, (one) => `${one.deliveryId}/${one.kind}`)
  const findings: Finding[] = []
  const find = (invariant: string, text: string) => findings.push({ invariant, text })
  let promised = 0
  let lost = 0
  let double = 0
  for (const [name, tries] of jobs) {
    const rows = byJob.get(name) ?? []
    const promises = tries.filter((one) => one.isPromise)
    if (promises.length > 0) promised += 1
    const receipts = new Set(promises.map((one) => one.receipt))
    const missing = [...receipts].filter((receipt) => !rows.some((row) => row.receipt === receipt))
    if (missing.length > 0) lost += 1
    for (const receipt of missing) find('I1', `${name}: promised with receipt ${receipt}, not in the database`)
    if (rows.length > 1) double += 1
    if (rows.length > 1)
      find('I2', `${name}: ${rows.length} answers in the database (${rows.map((row) => row.receipt)})`)
    if (receipts.size > 1) find('I8', `${name}: the same answer got ${receipts.size} receipts`)
  }
  findings.push(...standingsAgree(jobs, byJob, standings), ...trailAgrees(recorded, trail, jobs))
  return {
    answers: jobs.size,
    promised,
    retried: [...jobs.values()].filter((tries) => tries.length > 1).length,
    givenUp: jobs.size - promised,
    lost,
    double,
    findings,
  }
}

function standingsAgree(
  jobs: ReadonlyMap<string, Entry[]>,
  byJob: ReadonlyMap<string, Recorded[]>,
  standings: readonly Standing[],
): Finding[] {
  const touched = new Set([...jobs.values()].flatMap((tries) => tries[0]?.deliveryId ?? []))
  return standings
    .filter((one) => touched.has(one.deliveryId))
    .flatMap((one) => {
      const isDisseminated = byJob.has(`${one.deliveryId}/disseminated`)
      const isReceived = isDisseminated || byJob.has(`${one.deliveryId}/received`)
      const isRight =
        (one.disseminatedOn !== null) === isDisseminated &&
        (one.receivedOn !== null || isDisseminated) === isReceived &&
        (one.owes === null) === isDisseminated
      return isRight
        ? []
        : [{ invariant: 'I4', text: `${one.deliveryId}: shown ${JSON.stringify(one)} against its facts` }]
    })
}

function trailAgrees(
  recorded: readonly Recorded[],
  trail: readonly Trail[],
  jobs: ReadonlyMap<string, Entry[]>,
): Finding[] {
  const events = Map.groupBy(
    trail.filter((one) => one.event === 'delivery.acknowledged'),
    (one) => one.receipt,
  )
  const facts = recorded.filter((one) => jobs.has(`${one.deliveryId}/${one.kind}`))
  const known = new Set(recorded.map((one) => one.receipt))
  return [
    ...facts
      .filter((one) => events.get(one.receipt)?.length !== 1)
      .map((one) => ({
        invariant: 'I5',
        text: `${one.receipt}: ${events.get(one.receipt)?.length ?? 0} events in the trail`,
      })),
    ...[...events.keys()]
      .filter((receipt) => !known.has(receipt))
      .map((receipt) => ({ invariant: 'I5', text: `${receipt}: an event in the trail without its answer` })),
  ]
}
