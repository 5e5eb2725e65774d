/**
 * The bare limit: node:http and pg on the same tables, with the query one would write by hand and nothing around it:
 * no sign-in, no permission, no audit. A process of its own; its port and database come from the environment.
 */
import http from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10, application_name: 'bare' })

/** The page is cut first, then joined. */
const firstPage = `
  WITH page AS MATERIALIZED (
    SELECT issuer_id, distribution_id, organization_id, organization_code, id, status, owes, due_on, since_on FROM delivery
    WHERE issuer_id = $1 AND owes IS NOT NULL AND status <> 'question' ORDER BY since_on, organization_code, id LIMIT 51)
  SELECT p.id, p.status, p.owes, p.due_on::text, p.since_on::text, o.code, o.name, n.subject FROM page p
  JOIN distribution d ON d.issuer_id = p.issuer_id AND d.id = p.distribution_id JOIN notice n ON n.id = d.notice_id
  JOIN organization o ON o.id = p.organization_id ORDER BY p.since_on, p.organization_code, p.id`

const answer = `
  WITH target AS (SELECT * FROM delivery WHERE id = $1 FOR UPDATE),
    fact AS (INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_by_name, recorded_for_id, receipt_number)
      SELECT issuer_id, distribution_id, organization_id, 'received', current_date, 'bare', organization_id, 'bare-' || gen_random_uuid() FROM target RETURNING receipt_number)
  UPDATE delivery d SET status = 'received', received_on = current_date, owes = 'dissemination' FROM target t
  WHERE d.issuer_id = t.issuer_id AND d.distribution_id = t.distribution_id AND d.organization_id = t.organization_id
  RETURNING (SELECT receipt_number FROM fact)`

const scan = `
  SELECT distribution_id, count(*), count(*) FILTER (WHERE received_on IS NOT NULL), count(*) FILTER (WHERE owes IS NOT NULL)
  FROM delivery WHERE issuer_id = $1 GROUP BY distribution_id`

const server = http.createServer((request, response) => {
  const [, page = '', id = ''] = (request.url ?? '').split('/')
  const query = { outstanding: firstPage, answer, scan }[page] ?? 'SELECT 1 WHERE $1::text IS NULL'
  request.resume()
  pool.query(query, [id]).then(
    ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
    (error: Error) => response.writeHead(500).end(error.message),
  )
})
server.listen(Number(process.env.BARE_PORT), '127.0.0.1')
process.once('disconnect', () => process.exit(0))
