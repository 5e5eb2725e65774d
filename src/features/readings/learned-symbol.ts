/** 覚えた発番記号: whose number begins with which symbol, as officers of this organization confirmed it; beside what the product ships. */
import { found } from '#core/errors.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { type CalendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { learnSymbols } from '#features/letters/learned-symbol.ts'
import type { IssuerSymbol } from '#features/letters/symbol-table.ts'
import { issuerSymbols } from '#features/notices/issuer-symbols.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import type { ProposedDocument } from './proposal.ts'

/** All symbols by which a letter of this organization is read, those that were learned last coming first. */
export async function symbolsOf(reader: Reader): Promise<IssuerSymbol[]> {
  const learned = await reader.tx.learnedSymbol.findMany({
    where: { organizationId: reader.actor.organizationId ?? '', removedAt: null },
    orderBy: [{ confirmedAt: 'desc' }, { id: 'desc' }],
    select: { symbol: true, office: true, inUseFrom: true, inUseTo: true, kind: true },
  })
  return [
    ...learned.map(({ inUseFrom, inUseTo, ...row }) => ({ ...row, from: inUseFrom, to: inUseTo, isLearned: true })),
    ...issuerSymbols(),
  ]
}

/** What was learned, the newest first, with who confirmed it and from which reading. */
export function listLearnedSymbols(reader: Reader) {
  enforce(decide(reader.actor, 'notice.register', 'own'))
  return reader.tx.learnedSymbol.findMany({
    where: { organizationId: reader.actor.organizationId ?? '', removedAt: null },
    orderBy: [{ confirmedAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: {
      id: true,
      symbol: true,
      office: true,
      kind: true,
      inUseFrom: true,
      inUseTo: true,
      confirmedAt: true,
      confirmedByName: true,
      readingId: true,
    },
  })
}

/** @throws AppError not-found, also for a symbol of another organization */
export async function getLearnedSymbol(reader: Reader, id: string) {
  const select = { id: true, symbol: true, office: true } as const
  const where = { id, organizationId: reader.actor.organizationId ?? '', removedAt: null }
  return found(await reader.tx.learnedSymbol.findFirst({ where, select }))
}

/** What the officer confirmed of a letter. */
export interface Confirmed {
  documentNumbers: readonly string[]
  issuer: readonly string[]
  kind: string
  date: string
}

/** Keeps what the confirmed letters teach. @returns the events of the trail */
export async function learnFrom(
  reader: Reader,
  readingId: string,
  pairs: readonly { read: ProposedDocument; confirmed: Confirmed }[],
): Promise<Fact[]> {
  const known = await symbolsOf(reader)
  const fresh: IssuerSymbol[] = []
  for (const { read, confirmed } of pairs) {
    const reading = { ...read, date: dayOf(read.date) }
    fresh.push(...learnSymbols(reading, { ...confirmed, date: dayOf(confirmed.date) }, [...fresh, ...known]))
  }
  const { actor } = reader
  const rows = fresh.map(({ symbol, office, from, to, kind }) => ({
    id: crypto.randomUUID(),
    organizationId: actor.organizationId ?? '',
    symbol,
    office,
    inUseFrom: from,
    inUseTo: to,
    kind: kind ?? null,
    confirmedById: actor.kind === 'user' ? actor.id : null,
    confirmedByName: actor.name,
    readingId,
  }))
  await reader.tx.learnedSymbol.createMany({ data: rows })
  return rows.map(({ id, symbol, office, kind, organizationId }) => ({
    event: 'reading.symbol-learned',
    object: { type: 'learned-symbol', id },
    organizationId,
    label: symbol,
    after: { symbol, office, kind },
  }))
}

function dayOf(text: string | null): CalendarDate | null {
  return text !== null && isCalendarDate(text) ? text : null
}
