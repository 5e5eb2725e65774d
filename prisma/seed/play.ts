/** Plays the sample world up to an instant. What was played stays; a later instant moves a kept world forward. */
import pg from 'pg'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { events } from './events.ts'
import { Stage } from './stage.ts'
import { demoPassword, desks, people } from './world.ts'

export const usualClock = '2021-03-09T09:00:00+09:00'

/** @throws RangeError when the kept world stands later than `at`; its message is that instant */
export async function playDemoWorld(ownerUrl: string, at: string | null): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      'CREATE SCHEMA IF NOT EXISTS sample_world; CREATE TABLE IF NOT EXISTS sample_world.thing (name text PRIMARY KEY, id uuid); CREATE TABLE IF NOT EXISTS sample_world.played (at timestamptz, part integer PRIMARY KEY)',
    )
    const stage = new Stage(client)
    const stood = await standingClock(client)
    if (stood && at && new Date(at) < stood) throw new RangeError(stood.toISOString())
    if (!stood) await populate(client, stage)
    if (stood && !at) return
    await playUpTo(client, stage, at ?? usualClock)
    await stage.setClock(at ?? usualClock)
  } finally {
    await client.end()
  }
}

async function standingClock(client: pg.Client): Promise<Date | null> {
  const { rows } = await client.query<{ now: Date; is_demo: boolean }>(
    'SELECT shuchi_now() AS now, is_demo FROM installation WHERE id = 1',
  )
  return rows[0]?.is_demo ? rows[0].now : null
}

async function populate(client: pg.Client, stage: Stage): Promise<void> {
  await stage.setClock('2021-01-04T09:00:00+09:00')
  for (const person of people) {
    const { code, note: _note, ...rest } = person
    const [organization] = await stage.organizations([code])
    await stage.run(null, addUser, { ...rest, organizationId: organization?.id, password: demoPassword })
  }
  for (const { code, ...desk } of desks) {
    const [organization] = await stage.organizations([code])
    await stage.run(null, addPost, { ...desk, organizationId: organization?.id })
  }
  await client.query('UPDATE installation SET is_demo = true, set_up_at = now() WHERE id = 1')
}

async function playUpTo(client: pg.Client, stage: Stage, at: string): Promise<void> {
  const { rows } = await client.query<{ part: number }>('SELECT part FROM sample_world.played')
  const done = new Set(rows.map((row) => row.part))
  for (const [part, event] of events.entries()) {
    if (done.has(part) || new Date(event.at) > new Date(at)) continue
    await stage.setClock(event.at)
    await event.play(stage)
    await client.query('INSERT INTO sample_world.played (at, part) VALUES ($1, $2)', [event.at, part])
  }
}
