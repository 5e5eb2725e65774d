/** Where the sample world is played: the world's clock, the actors by mail address, and what earlier events made. */
import type pg from 'pg'
import { z } from 'zod'
import { type Actor, installation, roles } from '#core/policy/actor.ts'
import { type Command, runCommand } from '#server/command.ts'
import { type Context, contextFor, type Reader } from '#server/context.ts'

const memberRow = z.object({
  id: z.string(),
  name: z.string(),
  organization_id: z.string(),
  role: z.enum(roles),
  is_system_administrator: z.boolean(),
  is_auditor: z.boolean(),
})
type Named = { id: string; code: string }

export class Stage {
  private readonly client: pg.Client
  constructor(client: pg.Client) {
    this.client = client
  }

  /** Sets the world's clock: from now on `shuchi_now()` runs from this instant. */
  async setClock(at: string): Promise<void> {
    await this.client.query(
      `UPDATE installation SET world_ahead_ms = round(extract(epoch FROM $1::timestamptz - now()) * 1000) WHERE id = 1`,
      [at],
    )
  }

  /** Runs a command as the person with this mail address, or as the installation itself (null). */
  async run<Schema extends z.ZodType, Loaded, Result>(
    email: string | null,
    command: Command<Schema, Loaded, Result>,
    input: unknown,
  ): Promise<Result> {
    return runCommand(await this.contextOf(email), command, input)
  }

  /** Reads as the person with this mail address. */
  async read<Result>(email: string, query: (reader: Reader) => Promise<Result>): Promise<Result> {
    return (await this.contextOf(email)).read(query)
  }

  /** What a form of this person runs in. */
  async contextOf(email: string | null): Promise<Context> {
    const actor = email === null ? installation : await this.actorOf(email)
    return contextFor(actor, { id: 'sample-world', locale: 'ja', address: null })
  }

  async organizations(codes: readonly string[]): Promise<Named[]> {
    const { rows } = await this.client.query<Named>(
      'SELECT id, code FROM organization WHERE code = ANY ($1) ORDER BY code',
      [codes],
    )
    return rows
  }

  /** Deliveries of the sample distribution to these organizations. */
  async deliveries(codes: readonly string[]): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      'SELECT v.id FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.distribution_id = $1 AND o.code = ANY ($2)',
      [await this.recall('distribution'), codes],
    )
    return rows.map((row) => row.id)
  }

  async remember(name: string, id: string): Promise<void> {
    await this.client.query('INSERT INTO sample_world.thing (name, id) VALUES ($1, $2)', [name, id])
  }

  async recall(name: string): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM sample_world.thing WHERE name = $1', [
      name,
    ])
    return rows[0]?.id ?? ''
  }

  private async actorOf(email: string): Promise<Actor> {
    const { rows } = await this.client.query(
      'SELECT u.id, u.name, m.organization_id, m.role, u.is_system_administrator, u.is_auditor FROM user_account u JOIN membership m ON m.user_id = u.id WHERE u.email_key = $1 AND m.ended_at IS NULL ORDER BY m.created_at',
      [email],
    )
    const row = memberRow.parse(rows[0])
    return {
      kind: 'user',
      id: row.id,
      name: row.name,
      organizationId: row.organization_id,
      role: row.role,
      isSystemAdministrator: row.is_system_administrator,
      isAuditor: row.is_auditor,
    }
  }
}
