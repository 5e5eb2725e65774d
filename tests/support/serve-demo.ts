/** The product as the e2e tests meet it: a fresh sample world, embedded or in a database of its own on DATABASE_URL. */
import pg from 'pg'
import { withDatabase } from './address.ts'

const name = 'shuchi_e2e'
const server = process.env.DATABASE_URL
if (server) {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  process.env.DATABASE_URL = withDatabase(server, name)
} else process.argv.push('--reset') // the folder of an earlier run; the database is fresh anyway
await import('../../src/cli/demo.ts')
