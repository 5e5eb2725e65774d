/** Brings a database up to date at start: prisma/migrations in order, noted as Prisma does, then the rights of the web role. */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { answers } from './embedded.ts'

const lockKey = 7_300_142
const appendOnly = ['audit_entry', 'delivery_fact']
const webRole = 'shuchi_web'

/**
 * The web role, then the missing migrations, then its rights. Safe to run by several starters at once (advisory lock);
 * each migration is one transaction. @returns the address by which the app signs in
 */
export async function migrate(ownerUrl: string, root: string, webPassword: string): Promise<string> {
  const webUrl = webUrlOf(ownerUrl, webPassword)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    if (!(await answers(webUrl))) await makeWebRole(client, webPassword)
    await applyMissing(client, path.join(root, 'prisma/migrations'))
    await grantRights(client)
  } finally {
    await client.end()
  }
  return webUrl
}

/** The same server and database, as the role the app signs in with: no DDL, no rights but those of `grantRights`. */
export function webUrlOf(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = webRole
  url.password = password
  return url.toString()
}

/** Roles are of the cluster, shared by its databases: one that already takes this password is left alone. */
async function makeWebRole(client: pg.Client, password: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [webRole])
  const verb = known.rowCount ? 'ALTER' : 'CREATE'
  await client.query(
    `${verb} ROLE ${webRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
  )
}

async function applyMissing(client: pg.Client, folder: string): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
  const done = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const known = new Set(done.rows.map((row) => row.migration_name))
  const missing = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.has(entry.name))
    .map((entry) => entry.name)
    .sort()
  for (const name of missing)
    await applyOne(client, name, readFileSync(path.join(folder, name, 'migration.sql'), 'utf8'))
}

async function applyOne(client: pg.Client, name: string, script: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(script)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)',
      [randomUUID(), createHash('sha256').update(script).digest('hex'), name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function grantRights(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${webRole};
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${webRole};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${webRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${webRole};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${webRole};
    ${appendOnly.map((table) => `REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${webRole};`).join('\n')}`)
}
