import pg from 'pg'
import { countOf, readOptions, type SubCommand } from '../command-line.ts'
import { withDatabase } from '../find-database.ts'
import { note } from '../words.ts'
import { fillDistribution, receiptNumberFunction } from '../world/scale-distributions.ts'
import { fillOrganizations, scaleSource } from '../world/scale-organizations.ts'

const options = {
  recipients: { type: 'string' },
  distributions: { type: 'string' },
  json: { type: 'boolean' },
} as const

interface Size {
  recipients: number
  distributions: number
}

/** A scale database for load tests, by sets. Only an empty database or one it filled itself; called again it adds what is missing. */
export const command: SubCommand = {
  usage: '--recipients N --distributions M [--json]',
  run: async (words) => {
    const typed = readOptions(words, options, ['recipients', 'distributions'])
    const size = {
      recipients: countOf(typed.recipients, 'recipients', 1_000_000),
      distributions: countOf(typed.distributions, 'distributions', 1_000),
    }
    return withDatabase(async ({ ownerUrl }) => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      try {
        if (!(await claim(client))) {
          note('notEmpty')
          return 1
        }
        const seconds = await fill(client, size)
        note('worldDone', { recipients: String(size.recipients), distributions: String(size.distributions), seconds })
        if (typed.json) console.log(JSON.stringify({ ...size, seconds: Number(seconds) }))
        return 0
      } finally {
        await client.end()
      }
    })
  },
}

/** Marks the database as a scale one before anything is written, so that a fill that was cut off can go on. */
async function claim(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`
    UPDATE installation SET scale_filled_at = now() WHERE id = 1 AND NOT is_demo
      AND (scale_filled_at IS NOT NULL OR NOT (EXISTS (SELECT FROM notice) OR EXISTS (SELECT FROM distribution)))`)
  return rowCount === 1
}

/** Returns the seconds it took. */
async function fill(client: pg.Client, { recipients, distributions }: Size): Promise<string> {
  const startedAt = performance.now()
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1)
  await client.query(`SET synchronous_commit = off; SET work_mem = '128MB'; ${receiptNumberFunction}`)
  await fillOrganizations(client, recipients, (made) =>
    note('worldOrganizations', { done: String(made), total: String(recipients) }),
  )
  await client.query('ANALYZE organization')
  for (let serial = (await countFilled(client)) + 1; serial <= distributions; serial += 1) {
    await fillDistribution(client, serial, distributions, recipients)
    note('worldDistribution', {
      done: String(serial),
      total: String(distributions),
      recipients: String(recipients),
      seconds: seconds(),
    })
  }
  while ((await client.query<{ taken: string }>('SELECT fold_deliveries() AS taken')).rows[0]?.taken !== '0');
  note('worldAnalyze')
  await client.query('VACUUM ANALYZE')
  return seconds()
}

/** Distributions that earlier fills made: those to scale organizations. */
async function countFilled(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM distribution d WHERE d.published_at IS NOT NULL AND EXISTS (
       SELECT FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.issuer_id = d.issuer_id AND v.distribution_id = d.id AND o.source = $1)`,
    [scaleSource],
  )
  return rows[0]?.n ?? 0
}
