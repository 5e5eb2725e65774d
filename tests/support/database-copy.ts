/** Gives each test file its own copy of the template. */
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { disconnect } from '#server/context.ts'
import { presetEnv } from '#server/env.ts'
import { withDatabase } from './address.ts'

const name = `shuchi_copy_${process.pid}_${crypto.randomUUID().slice(0, 8)}`

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`)
  await admin.end()
  process.env.TEST_OWNER_URL = withDatabase(inject('ownerUrl'), name)
  presetEnv({ webDatabaseUrl: withDatabase(inject('webUrl'), name) })
})

afterAll(async () => {
  await disconnect()
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.end()
})
