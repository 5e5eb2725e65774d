/** Reads what the database holds about the deliveries of this run, as its owner. */
import pg from 'pg'
import type { Recorded, Standing, Trail } from './judge.ts'

export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export function readEvidence(ownerUrl: string, deliveryIds: readonly string[]) {
  return asOwner(ownerUrl, async (client) => {
    const recorded = await client.query<Recorded>(
      `SELECT f.id, v.id AS "deliveryId", f.kind, f.receipt_number AS receipt, f.corrects_id AS "correctsId"
       FROM delivery_fact f JOIN delivery v USING (issuer_id, distribution_id, organization_id) WHERE f.receipt_number IS NOT NULL AND v.id = ANY ($1)`,
      [deliveryIds],
    )
    const standings = await client.query<Standing>(
      'SELECT id AS "deliveryId", received_on::text AS "receivedOn", disseminated_on::text AS "disseminatedOn", owes FROM delivery WHERE id = ANY ($1)',
      [deliveryIds],
    )
    // an event may stand for several answers at once; whatever its shape, it names their receipts
    const trail = await client.query<Trail>(
      `SELECT a.event, a.object_id AS "deliveryId", found.numbers[1] AS receipt
       FROM audit_entry a CROSS JOIN LATERAL regexp_matches(a.after::text, '"(\\d{4,12}-\\d{4}-\\d)"', 'g') AS found(numbers)
       WHERE a.object_type = 'delivery' AND a.outcome = 'done' AND a.object_id = ANY ($1)`,
      [deliveryIds],
    )
    return { recorded: recorded.rows, standings: standings.rows, trail: trail.rows }
  })
}
