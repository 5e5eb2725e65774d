/** From nothing to a served product: data folder, build, database, web process; and a clean end however the end comes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { keepSecret, type OpenDatabase, openDatabase } from '#server/database/open-database.ts'
import { env } from '#server/env.ts'
import { build, isBuilt } from './build.ts'
import { say } from './say.ts'
import { keepWeb } from './web.ts'

export interface Launch {
  dataDir: string
  mode: 'start' | 'dev'
  /** after migration, before anyone is served: master data, demo world, setup code; returns the lines to print when ready */
  prepare: (database: OpenDatabase) => Promise<string[]>
}

export async function launch({ dataDir, mode, prepare }: Launch): Promise<void> {
  say('database')
  const database = await openDatabase({ dataDir, databaseUrl: env().databaseUrl })
  const secrets = {
    AUTH_SECRET: env().authSecret || keepSecret(dataDir, 'auth.secret'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keepSecret(dataDir, 'actions.key', 32, 'base64'),
  }
  try {
    if (mode === 'start' && !isBuilt()) {
      say('build')
      build(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
    }
    const lines = await prepare(database)
    say('web')
    const address = `http://${env().host}:${env().port}`
    const variables = {
      ...secrets,
      SHUCHI_WEB_DATABASE_URL: database.webUrl,
      NEXTAUTH_URL: env().publicUrl,
      NEXTAUTH_SECRET: secrets.AUTH_SECRET,
      SHUCHI_URL: env().publicUrl,
      SHUCHI_DATA_DIR: dataDir,
    }
    const web = keepWeb({ host: env().host, port: env().port, mode, variables })
    endCleanly(async () => {
      await web.stop()
      database.stop()
    })
    await web.ready
    say('ready', { address })
    for (const line of lines) console.log(line)
    await watchDatabase(database)
  } catch (error) {
    database.stop()
    throw error
  }
}

/** A killed postmaster is started again; the web process meanwhile answers 503 and reconnects by itself. */
async function watchDatabase(database: OpenDatabase): Promise<never> {
  for (;;) {
    await sleep(500)
    if (database.isEmbedded && !isEnding && !(await database.isAlive())) await database.restart().catch(() => undefined)
  }
}

let isEnding = false

/** Ctrl-C, SIGTERM, or the death of npm's shell, which passes no signal on. */
function endCleanly(stop: () => Promise<void>): void {
  const parent = process.ppid
  const end = () => {
    if (isEnding) return
    isEnding = true
    void stop().finally(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  setInterval(() => process.ppid !== parent && end(), 500).unref()
}
