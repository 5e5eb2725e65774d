/**
 * Where one delivery stands: the sum of its facts under its terms. THE status rule, written once.
 * Invariants: facts are only appended; a later answer implies the earlier statements; an open question stops the clock;
 * what is cancelled or closed is never revived by an answer; a corrected fact no longer counts.
 */
import type { CalendarDate } from '#core/time/calendar-date.ts'

export const asks = ['none', 'receipt', 'receipt_and_dissemination'] as const
export type Ask = (typeof asks)[number]
export const deliveryRoles = ['to', 'cc', 'fyi'] as const
export type DeliveryRole = (typeof deliveryRoles)[number]
export const statuses = [
  'not_notified',
  'notified',
  'bounced',
  'received',
  'disseminated',
  'not_concerned',
  'misaddressed',
  'question',
  'closed',
  'cancelled',
] as const
export type Status = (typeof statuses)[number]
export const factKinds = [
  'notified',
  'bounced',
  'received',
  'disseminated',
  'not_concerned',
  'misaddressed',
  'question',
  'question_answered',
  'struck',
  'closed',
  'cancelled',
] as const
export type FactKind = (typeof factKinds)[number]

/** What was agreed when the delivery was published. */
export interface Terms {
  role: DeliveryRole
  askedSeparately: boolean
  ask: Ask
  receiptDueOn: CalendarDate | null
  dueOn: CalendarDate | null
}

export interface StandingFact {
  id: bigint
  kind: FactKind
  occurredOn: CalendarDate
  channel: string | null
  medium: string | null
  reached: number | null
  correctsId: bigint | null
}

export interface Standing {
  status: Status
  owes: 'receipt' | 'dissemination' | null
  isExempt: boolean
  dueOn: CalendarDate | null
  notifiedOn: CalendarDate | null
  notifiedBy: string | null
  receivedOn: CalendarDate | null
  disseminatedOn: CalendarDate | null
  reached: number | null
  questionOn: CalendarDate | null
  isBehalf: boolean
}

/** @param facts of one delivery in the order they were recorded */
export function standingOf(terms: Terms, facts: readonly StandingFact[]): Standing {
  const valid = validOf(facts)
  const found = findAnswers(valid)
  const { notified, received, disseminated, refused, question } = found
  const status = statusOf(valid, found)
  return {
    status,
    ...owedOf(terms, status, received !== null, disseminated !== null),
    notifiedOn: dayOf(notified),
    notifiedBy: notified?.channel ?? null,
    receivedOn: firstDay(dayOf(received), dayOf(disseminated)),
    disseminatedOn: dayOf(disseminated),
    reached: disseminated?.reached ?? null,
    questionOn: dayOf(question),
    isBehalf: isBehalf(disseminated ?? received ?? refused),
  }
}

type Correction = Pick<StandingFact, 'id' | 'kind' | 'correctsId'>

/**
 * The facts that no longer count: those struck, and those that a later answer replaced.
 * Striking the replacement brings the replaced answer back; a second replacement does not.
 */
export function voidedIds(facts: readonly Correction[]): ReadonlySet<bigint> {
  const struck = new Set(facts.flatMap((fact) => (fact.kind === 'struck' ? (fact.correctsId ?? []) : [])))
  return new Set(facts.flatMap((fact) => (struck.has(fact.id) ? [] : (fact.correctsId ?? []))))
}

function validOf(facts: readonly StandingFact[]): StandingFact[] {
  const voided = voidedIds(facts)
  return facts.filter((fact) => !voided.has(fact.id) && fact.kind !== 'struck')
}

function findAnswers(valid: readonly StandingFact[]): Found {
  const last = (...kinds: FactKind[]) => valid.findLast((fact) => kinds.includes(fact.kind)) ?? null
  const answer = last('received', 'disseminated', 'not_concerned', 'misaddressed')
  const refused = answer?.kind === 'not_concerned' || answer?.kind === 'misaddressed' ? answer : null
  const disseminated = refused ? null : last('disseminated')
  const received = refused ? null : (last('received') ?? disseminated)
  return { refused, disseminated, received, question: openQuestion(valid), notified: last('notified') }
}

function dayOf(fact: StandingFact | null): CalendarDate | null {
  return fact?.occurredOn ?? null
}

/** Who has passed it on had received it by then. */
function firstDay(received: CalendarDate | null, disseminated: CalendarDate | null): CalendarDate | null {
  return received && disseminated && disseminated < received ? disseminated : received
}

function isBehalf(fact: StandingFact | null): boolean {
  return fact !== null && fact.medium !== null
}

interface Found {
  refused: StandingFact | null
  disseminated: StandingFact | null
  received: StandingFact | null
  question: StandingFact | null
  notified: StandingFact | null
}

function statusOf(
  valid: readonly StandingFact[],
  { refused, disseminated, received, question, notified }: Found,
): Status {
  const has = (kind: FactKind) => valid.some((fact) => fact.kind === kind)
  if (has('cancelled')) return 'cancelled'
  if (has('closed')) return 'closed'
  if (question) return 'question'
  if (refused) return refused.kind === 'misaddressed' ? 'misaddressed' : 'not_concerned'
  if (disseminated) return 'disseminated'
  if (received) return 'received'
  const bounced = valid.findLast((fact) => fact.kind === 'bounced')
  if (bounced && bounced.id > (notified?.id ?? 0n)) return 'bounced'
  return notified ? 'notified' : 'not_notified'
}

/** A question is open until the issuer answers it or the recipient says more. */
function openQuestion(valid: readonly StandingFact[]): StandingFact | null {
  const latest = valid.findLast((fact) => fact.kind !== 'notified' && fact.kind !== 'bounced')
  return latest?.kind === 'question' ? latest : null
}

function owedOf(
  terms: Terms,
  status: Status,
  isReceived: boolean,
  isDisseminated: boolean,
): Pick<Standing, 'owes' | 'isExempt' | 'dueOn'> {
  const isExempt = !isAsked(terms) || status === 'not_concerned' || status === 'closed' || status === 'cancelled'
  if (isExempt || status === 'misaddressed' || isDisseminated) return { owes: null, isExempt, dueOn: null }
  if (!isReceived) return { owes: 'receipt', isExempt, dueOn: terms.receiptDueOn ?? terms.dueOn }
  if (terms.ask === 'receipt_and_dissemination') return { owes: 'dissemination', isExempt, dueOn: terms.dueOn }
  return { owes: null, isExempt, dueOn: null }
}

/** 写し, 参考, 参考送付 and 別途依頼済み are asked nothing. */
export function isAsked(terms: Pick<Terms, 'role' | 'askedSeparately' | 'ask'>): boolean {
  return terms.role === 'to' && !terms.askedSeparately && terms.ask !== 'none'
}
