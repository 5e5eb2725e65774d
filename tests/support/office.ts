/** Shorthand of the integration tests: run a command as a person, look at the database as its owner. */
import pg from 'pg'
import type { z } from 'zod'
import type { Command } from '#server/command.ts'
import { Stage } from '../../prisma/seed/stage.ts'

export async function openOffice() {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await client.connect()
  const stage = new Stage(client)
  return {
    stage,
    as: <Schema extends z.ZodType, Loaded, Result>(
      email: string,
      command: Command<Schema, Loaded, Result>,
      input: unknown,
    ) => stage.run(email, command, input),
    organizationId: async (code: string) => (await stage.organizations([code]))[0]?.id ?? '',
    rows: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await client.query<Row>(text, values)).rows,
    close: () => client.end(),
  }
}
export type TestOffice = Awaited<ReturnType<typeof openOffice>>
