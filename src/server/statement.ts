/**
 * A read as a value: one SELECT and what its rows mean. Several of them go to the database as one statement, so that a page
 * costs a fixed number of round trips. Rows may come as JSON: instants are read with `instant`, large numbers coerced.
 */
import { z } from 'zod'
import { Prisma } from '#server/database/client/client.ts'
import type { Reader } from './reader.ts'

export interface Statement<Result> {
  text: Prisma.Sql
  /** @param rows as the driver or as JSON gives them */
  read: (rows: unknown[]) => Result
}

/** A point in time, from a row or from JSON. */
export const instant = z.coerce.date()

export function statement<Result>(text: Prisma.Sql, read: (rows: unknown[]) => Result): Statement<Result> {
  return { text, read }
}

export async function run<Result>(reader: Reader, { text, read }: Statement<Result>): Promise<Result> {
  return read(await reader.tx.$queryRaw<unknown[]>(text))
}

export type Results<Statements> = {
  [Name in keyof Statements]: Extract<Statements[Name], Statement<unknown>> extends Statement<infer Result>
    ? Result
    : never
}

/** All of them in one round trip. */
export async function runTogether<Statements extends Record<string, Statement<unknown>>>(
  reader: Reader,
  statements: Statements,
): Promise<Results<Statements>> {
  const entries = Object.entries(statements)
  const columns = entries.map(
    ([name, { text }]) => Prisma.sql`${asJson(text)} AS ${Prisma.raw(`"${name}"`)}`, // names are keys in our code
  )
  const [row] = await reader.tx.$queryRaw<Record<string, unknown[]>[]>`SELECT ${Prisma.join(columns)}`
  const results = entries.map(([name, { read }]) => [name, read(row?.[name] ?? [])])
  return Object.fromEntries(results) as Results<Statements> // one result for each statement, by its name
}

function asJson(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(row_to_json(r)), '[]'::json) FROM (${text}) AS r)`
}

const numbered = z.object({ at: z.coerce.number(), rows: z.array(z.unknown()) })

/** The same read of several things as one statement; the results stand in their order. */
export function each<Result>(statements: readonly Statement<Result>[]): Statement<Result[]> {
  if (statements.length === 0) return statement(Prisma.sql`SELECT WHERE false`, () => [])
  const parts = statements.map(({ text }, at) => Prisma.sql`SELECT ${at}::int AS at, ${asJson(text)} AS rows`)
  return statement(Prisma.sql`${Prisma.join(parts, ' UNION ALL ')}`, (rows) => {
    const byPlace = new Map(rows.map((row) => numbered.parse(row)).map((one) => [one.at, one.rows]))
    return statements.map(({ read }, at) => read(byPlace.get(at) ?? []))
  })
}

/** One row more than a page holds, as a constant in the text: a plan that does not know the number sorts everything. */
export function pageLimit(limit: number): Prisma.Sql {
  return Prisma.raw(String(Math.trunc(limit) + 1))
}
