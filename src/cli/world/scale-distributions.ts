/** Published distributions to all scale institutions, a mixture of states each: facts, and the standing they add up to. */
import type pg from 'pg'
import { searchKey } from '#core/text/search-key.ts'
import { addDays, type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import { readNumbers } from '#features/notices/notice.ts'
import { issuerCode, scaleSource } from './scale-organizations.ts'

/**
 * What of a thousand recipients: 40 not yet told, 10 undelivered, 200 told and silent, 200 received, 500 passed on,
 * 25 not concerned, 10 misaddressed, 15 with an open question. Spread anew in each distribution.
 */
const mixture = `
  CREATE TEMP TABLE recipient ON COMMIT DROP AS
  SELECT r.*, CASE WHEN b < 40 THEN 'not_notified' WHEN b < 50 THEN 'bounced' WHEN b < 250 THEN 'notified' WHEN b < 450 THEN 'received'
      WHEN b < 950 THEN 'disseminated' WHEN b < 975 THEN 'not_concerned' WHEN b < 985 THEN 'misaddressed' ELSE 'question' END AS status,
    $3::date + (b % 2)::integer AS told_on, least($4::date, $3::date + 2 + (b % 12)::integer) AS said_on,
    CASE WHEN b % 10 = 0 THEN 'phone' END AS medium
  FROM (SELECT id, code, n, (n * 7919 + $1 * 104729) % 1000 AS b FROM (
    SELECT id, code, row_number() OVER (ORDER BY code) AS n FROM organization WHERE source = '${scaleSource}' ORDER BY code LIMIT $2) AS o) AS r`

const deliveries = `
  INSERT INTO delivery (issuer_id, distribution_id, organization_id, organization_code, since_on, role, channel, status, owes, is_exempt, due_on, notified_on, notified_by,
    received_on, disseminated_on, reached, question_on, is_behalf, last_fact_at)
  SELECT $1, $2, id, code, CASE WHEN status = 'not_notified' THEN $5::date ELSE told_on END, 'to', 'mail', status, owes, status = 'not_concerned', CASE owes WHEN 'receipt' THEN $3::date WHEN 'dissemination' THEN $4::date END,
    CASE WHEN status <> 'not_notified' THEN told_on END, CASE WHEN status <> 'not_notified' THEN 'mail' END,
    CASE WHEN status IN ('received', 'disseminated') THEN said_on END, CASE WHEN status = 'disseminated' THEN said_on END,
    CASE WHEN status = 'disseminated' THEN (1 + n % 40)::integer END, CASE WHEN status = 'question' THEN said_on END,
    medium IS NOT NULL AND status IN ('received', 'disseminated', 'not_concerned', 'misaddressed'), shuchi_now()
  FROM (SELECT *, CASE WHEN status IN ('not_notified', 'bounced', 'notified', 'question') THEN 'receipt' WHEN status = 'received' THEN 'dissemination' END AS owes
    FROM recipient) AS r`

const toldFacts = `
  INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_at, recorded_by_name, recorded_for_id, channel)
  SELECT $1, $2, id, 'notified', told_on, (told_on + time '10:00') AT TIME ZONE 'Asia/Tokyo', '見本', $1, 'mail' FROM recipient WHERE status <> 'not_notified'`

const saidFacts = `
  INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_at, recorded_by_name, recorded_for_id, medium, person, means, reached, receipt_number)
  SELECT $1, $2, id, status, said_on, (said_on + time '15:00') AT TIME ZONE 'Asia/Tokyo', '見本', CASE WHEN medium IS NULL THEN id ELSE $1 END, medium,
    CASE WHEN medium IS NOT NULL THEN '見本' END, CASE WHEN status = 'disseminated' THEN ARRAY['mail'] ELSE '{}' END,
    CASE WHEN status = 'disseminated' THEN (1 + n % 40)::integer END, pg_temp.receipt_number(serial)
  FROM (SELECT *, nextval('receipt_number_seq') AS serial FROM recipient WHERE status IN ('received', 'disseminated', 'not_concerned', 'misaddressed', 'question')) AS r`

const bouncedFacts = `
  INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_at, recorded_by_name, recorded_for_id, channel)
  SELECT $1, $2, id, 'bounced', said_on, (said_on + time '11:00') AT TIME ZONE 'Asia/Tokyo', '見本', $1, 'mail' FROM recipient WHERE status = 'bounced'`

/** The same scramble and Luhn digit as core/codes/receipt-number.ts, for sets (a test holds the two together). */
export const receiptNumberFunction = `
  CREATE OR REPLACE FUNCTION pg_temp.receipt_number(serial bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE n bigint := (serial % 100000000 * 61803397 + 3094172) % 100000000; figures text := lpad(n::text, 8, '0'); total bigint := 0; d bigint;
  BEGIN
    FOR k IN 0..7 LOOP
      d := n % 10; n := n / 10;
      total := total + CASE WHEN k % 2 = 0 THEN d * 2 / 10 + d * 2 % 10 ELSE d END;
    END LOOP;
    RETURN left(figures, 4) || '-' || right(figures, 4) || '-' || (10 - total % 10) % 10;
  END $$`

/** One distribution with its letter, in one transaction. @param serial from 1; the last one was published ten days ago */
export async function fillDistribution(
  client: pg.Client,
  serial: number,
  total: number,
  recipients: number,
): Promise<void> {
  await client.query('BEGIN')
  try {
    const { issuerId, today } = await standingOn(client)
    const publishedOn = addDays(today, -7 * (total - serial) - 10)
    const [receiptDueOn, dueOn] = [addDays(publishedOn, 7), addDays(publishedOn, 14)]
    const noticeId = await registerLetter(client, serial, issuerId, addDays(publishedOn, -3))
    const made = await client.query<{ id: string }>(
      `INSERT INTO distribution (issuer_id, notice_id, ask, receipt_due_on, due_on, upstream_ids, published_on, published_at)
       VALUES ($1, $2, 'receipt_and_dissemination', $3, $4, '{}', $5::date, ($5::date + time '09:30') AT TIME ZONE 'Asia/Tokyo') RETURNING id`,
      [issuerId, noticeId, receiptDueOn, dueOn, publishedOn],
    )
    const key = [issuerId, made.rows[0]?.id]
    await client.query(mixture, [serial, recipients, publishedOn, today])
    await client.query(deliveries, [...key, receiptDueOn, dueOn, publishedOn])
    for (const facts of [toldFacts, saidFacts, bouncedFacts]) await client.query(facts, key)
    await client.query(
      `INSERT INTO audit_entry (event, actor_kind, actor_name, organization_id, object_type, object_id, after)
       VALUES ('distribution.published', 'system', 'shuchi world', $1, 'distribution', $2, jsonb_build_object('recipients', $3::integer))`,
      [...key, recipients],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function standingOn(client: pg.Client): Promise<{ issuerId: string; today: CalendarDate }> {
  const { rows } = await client.query<{ id: string; today: string }>(
    `SELECT id, (shuchi_now() AT TIME ZONE 'Asia/Tokyo')::date::text AS today FROM organization WHERE code = $1`,
    [issuerCode],
  )
  const [row] = rows
  if (!row) throw new Error(`organization ${issuerCode}`)
  return { issuerId: row.id, today: calendarDate(row.today) }
}

async function registerLetter(
  client: pg.Client,
  serial: number,
  issuerId: string,
  issuedOn: CalendarDate,
): Promise<string> {
  const [number] = readNumbers([`医第${20_000 + serial}号`]).numbers
  const subject = `見本通知第${serial}号　医療安全に関する情報の提供について（依頼）`
  const issuer = '神奈川県健康医療局保健医療部医療課長'
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO notice (register_id, issuer_id, issuer, kind, subject, issued_on, fiscal_year, search_key, target_audience, already_notified, published_at)
     VALUES ($1, $1, ARRAY[$2], '依頼', $3, $4, $5, $6, '{}', '{}', shuchi_now()) RETURNING id`,
    [issuerId, issuer, subject, issuedOn, fiscalYearOf(issuedOn), searchKey(`${subject} ${issuer}`)],
  )
  const id = rows[0]?.id ?? ''
  await client.query(
    'INSERT INTO notice_number (notice_id, position, raw, normalized, number_key, symbol, serial) VALUES ($1, 0, $2, $3, $4, $5, $6)',
    [id, number?.raw, number?.normalized, number?.numberKey, number?.symbol, number?.serial],
  )
  await client.query('INSERT INTO notice_version (notice_id, version, subject) VALUES ($1, 1, $2)', [id, subject])
  return id
}
