/** What queries and commands are handed: the open transaction, who asks, what he may see, and what time it is. */
import type { Actor, Scope } from '#core/policy/actor.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Prisma } from '#server/database/client/client.ts'

export type Transaction = Prisma.TransactionClient & {
  /** A statement whose answer nobody needs: it travels with the next one or the commit, which fails if it failed. */
  $send: (statement: Prisma.Sql) => void
}

export const locales = ['ja', 'en'] as const
export type Locale = (typeof locales)[number]

export interface Request {
  id: string
  locale: Locale
  address: string | null
  /** the program that asks, as it names itself */
  agent?: string | null
}

export interface Reader {
  tx: Transaction
  actor: Actor
  scope: Scope
  request: Request
  now: Date
  today: CalendarDate
}
