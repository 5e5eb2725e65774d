/** One migrated template with master and people, copied for each test file: embedded PostgreSQL, or DATABASE_URL. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/database/open-database.ts'
import { disconnect } from '#server/context.ts'
import { presetEnv } from '#server/env.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { Stage } from '../../prisma/seed/stage.ts'
import { demoPassword, people } from '../../prisma/seed/world.ts'
import { withDatabase } from './address.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    webUrl: string
    template: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve('tests/output/integration')
  rmSync(dataDir, { recursive: true, force: true })
  const server = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL, isScratch: true })
  const template = `shuchi_test_${process.pid}`
  const admin = new pg.Client({ connectionString: server.ownerUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template}`)
  const webUrl = await fill(server.ownerUrl, template, dataDir)
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('webUrl', webUrl)
  project.provide('template', template)
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await admin.end()
    server.stop()
  }
}

async function fill(ownerUrl: string, template: string, dataDir: string): Promise<string> {
  const url = withDatabase(ownerUrl, template)
  const opened = await openDatabase({ dataDir, databaseUrl: url })
  presetEnv({ webDatabaseUrl: opened.webUrl })
  await loadMaster(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const stage = new Stage(client)
  await stage.setClock('2021-03-09T09:00:00+09:00')
  for (const { note: _note, code, ...person } of people) {
    const [organization] = await stage.organizations([code])
    await stage.run(null, addUser, { ...person, organizationId: organization?.id, password: demoPassword })
  }
  await client.end()
  await disconnect() // the template may have no other session
  return opened.webUrl
}
