/**
 * 到達: for each municipality of the issuer's prefecture on the letter's date, the best evidence this register holds.
 * Invariants: a municipality is counted once; what nobody recorded is 記録なし, never zero and never reached;
 * where the register does not know the municipalities of the prefecture there is no base, and none is invented.
 */
import type { Status } from '#features/distributions/standing.ts'

/** Strongest first: one municipality with several deliveries stands at its strongest. */
export const evidences = [
  'disseminated',
  'received',
  'not_concerned',
  'question',
  'notified',
  'bounced',
  'none',
] as const
export type Evidence = (typeof evidences)[number]

export interface ToldMunicipality {
  organizationId: string
  /** an ordinary city, town or village, neither a health centre city nor a ward */
  isOrdinary: boolean
  /** null when no delivery of the letter went there */
  delivery: {
    status: Status
    notifiedOn: string | null
    receivedOn: string | null
    disseminatedOn: string | null
  } | null
}

export interface Reach {
  /** null: the register lacks the ordinary municipalities, so the whole is unknown */
  base: number | null
  counts: Record<Evidence, number>
}

/** @returns null when the letter went to no municipality at all: the question does not arise */
export function reachOf(rows: readonly ToldMunicipality[]): Reach | null {
  if (!rows.some((row) => row.delivery !== null)) return null
  const best = new Map<string, Evidence>()
  for (const { organizationId, delivery } of rows) {
    const evidence = evidenceOf(delivery)
    const known = best.get(organizationId)
    if (known === undefined || evidences.indexOf(evidence) < evidences.indexOf(known))
      best.set(organizationId, evidence)
  }
  const hasBase = rows.some((row) => row.isOrdinary)
  const counted = [...best.values()].filter((one) => hasBase || one !== 'none')
  const counts = Object.fromEntries(
    evidences.map((evidence) => [evidence, counted.filter((one) => one === evidence).length]),
  ) as Record<Evidence, number> // the keys are the list above
  return { base: hasBase ? best.size : null, counts }
}

/** What was answered stays evidence even after the ask was withdrawn or closed. */
export function evidenceOf(delivery: ToldMunicipality['delivery']): Evidence {
  if (!delivery) return 'none'
  if (delivery.disseminatedOn) return 'disseminated'
  if (delivery.status === 'not_concerned') return 'not_concerned'
  if (delivery.receivedOn) return 'received'
  if (delivery.status === 'question' || delivery.status === 'bounced') return delivery.status
  return delivery.notifiedOn ? 'notified' : 'none'
}
