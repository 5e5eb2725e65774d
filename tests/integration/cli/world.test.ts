/** The scale world: what it fills, and that its rows are what the product itself would have written. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isReceiptNumber, receiptNumber } from '#core/codes/receipt-number.ts'
import { type StandingFact, standingOf, type Terms } from '#features/distributions/standing.ts'
import { receiptNumberFunction } from '../../../src/cli/world/scale-distributions.ts'
import { runCli } from '../../support/terminal.ts'

interface Line {
  terms: Terms
  standing: Record<string, unknown>
  facts: (Omit<StandingFact, 'id' | 'correctsId'> & { id: number })[] | null
}

describe('shuchi world', { timeout: 120_000 }, () => {
  const url = () => process.env.TEST_OWNER_URL ?? ''
  const world = (recipients: number, distributions: number) =>
    runCli(
      'shuchi.ts',
      ['world', '--recipients', String(recipients), '--distributions', String(distributions), '--json'],
      { DATABASE_URL: url(), SHUCHI_DATA_DIR: 'tests/output/world' },
    )
  let client: pg.Client

  beforeAll(async () => {
    client = new pg.Client({ connectionString: url() })
    await client.connect()
  })
  afterAll(() => client.end())

  test('fills an empty database, adds what is missing when called again, and refuses one with records of its own', async () => {
    expect(await world(300, 1)).toMatchObject({ code: 0 })
    expect(JSON.parse((await world(300, 3)).stdout)).toMatchObject({ recipients: 300, distributions: 3 })
    expect(await world(300, 3)).toMatchObject({ code: 0 })
    const { rows } = await client.query('SELECT count(*)::integer AS n FROM delivery GROUP BY distribution_id')
    expect(rows).toEqual([{ n: 300 }, { n: 300 }, { n: 300 }])
    await client.query('UPDATE installation SET scale_filled_at = NULL')
    expect(await world(300, 4)).toMatchObject({ code: 1, stdout: '' })
  })

  test('every standing is the sum of its facts by the status rule', async () => {
    const { rows } = await client.query<Line>(`
      SELECT json_build_object('role', v.role, 'askedSeparately', v.asked_separately, 'ask', d.ask, 'receiptDueOn', d.receipt_due_on, 'dueOn', d.due_on) AS terms,
        json_build_object('status', v.status, 'owes', v.owes, 'isExempt', v.is_exempt, 'dueOn', v.due_on, 'notifiedOn', v.notified_on, 'notifiedBy', v.notified_by,
          'receivedOn', v.received_on, 'disseminatedOn', v.disseminated_on, 'reached', v.reached, 'questionOn', v.question_on, 'isBehalf', v.is_behalf) AS standing,
        (SELECT json_agg(json_build_object('id', f.id, 'kind', f.kind, 'occurredOn', f.occurred_on, 'channel', f.channel, 'medium', f.medium, 'reached', f.reached) ORDER BY f.id)
          FROM delivery_fact f WHERE f.distribution_id = v.distribution_id AND f.organization_id = v.organization_id) AS facts
      FROM delivery v JOIN distribution d ON d.issuer_id = v.issuer_id AND d.id = v.distribution_id`)
    expect(new Set(rows.map((row) => row.standing.status)).size).toBe(8)
    for (const { terms, standing, facts } of rows)
      expect(standing).toEqual(
        standingOf(
          terms,
          (facts ?? []).map((fact) => ({ ...fact, id: BigInt(fact.id), correctsId: null })),
        ),
      )
  })

  test('receipt numbers of a set are those of the product', async () => {
    await client.query(receiptNumberFunction)
    for (const serial of [1n, 2n, 99n, 12_345_678n, 99_999_999n]) {
      const { rows } = await client.query<{ made: string }>('SELECT pg_temp.receipt_number($1) AS made', [serial])
      expect(rows[0]?.made).toBe(receiptNumber(serial))
    }
    const { rows } = await client.query<{ number: string }>(
      'SELECT receipt_number AS number FROM delivery_fact WHERE receipt_number IS NOT NULL',
    )
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.every((row) => isReceiptNumber(row.number))).toBe(true)
  })
})
