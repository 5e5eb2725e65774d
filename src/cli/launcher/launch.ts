/** From nothing to a served product: database, build, web process; and a clean end however the end comes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Hold, holdDatabase } from '#server/database/launcher-lock.ts'
import { keepSecret, type OpenDatabase, openDatabase } from '#server/database/open-database.ts'
import { env } from '#server/env.ts'
import { endCleanly } from '../ending.ts'
import { build, isBuilt, stopBuilding } from './build.ts'
import { say, sentence } from './say.ts'
import { assertPortFree, keepWeb, type Web } from './web.ts'

export interface Launch {
  dataDir: string
  mode: 'start' | 'dev'
  /** after migration, before anyone is served: master data, demo world, setup code; returns the lines to print when ready */
  prepare: (database: OpenDatabase) => Promise<string[]>
}

/** What must be undone at the end, in the order in which it came up. */
interface Running {
  database?: OpenDatabase
  hold?: Hold | null
  web?: Web
}

export async function launch(options: Launch): Promise<void> {
  const running: Running = {}
  const isEnding = endCleanly(() => shutDown(running))
  try {
    await assertPortFree(env().host, env().port)
    await bringUp(options, running)
    await watchDatabase(running, isEnding)
  } catch (error) {
    if (isEnding()) return await new Promise(() => undefined) // the end is already under way, and it leaves by itself
    await shutDown(running)
    throw error
  }
}

async function bringUp({ dataDir, mode, prepare }: Launch, running: Running): Promise<void> {
  say('database')
  const database = await openDatabase({ dataDir, databaseUrl: env().databaseUrl })
  if (database.isEmbedded) {
    running.hold = await holdDatabase(database.ownerUrl)
    if (running.hold === null) throw new Error(sentence('alreadyRunning', { folder: dataDir })) // it is theirs: leave it running
  }
  running.database = database
  const secrets = {
    AUTH_SECRET: env().authSecret || keepSecret(dataDir, 'auth.secret'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keepSecret(dataDir, 'actions.key', 32, 'base64'),
  }
  const lines = await prepare(database) // before the build: a refusal must not cost half a minute
  if (mode === 'start' && !isBuilt()) {
    say('build')
    await build(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
  }
  say('web')
  running.web = keepWeb({
    mode,
    variables: {
      ...secrets,
      SHUCHI_WEB_DATABASE_URL: database.webUrl,
      NEXTAUTH_URL: env().publicUrl,
      NEXTAUTH_SECRET: secrets.AUTH_SECRET,
      SHUCHI_URL: env().publicUrl,
      SHUCHI_DATA_DIR: dataDir,
      PORT: String(env().port),
      HOST: env().host,
    },
  })
  await running.web.ready
  say('ready', { address: env().publicUrl })
  for (const line of lines) console.log(line)
}

async function shutDown({ web, hold, database }: Running): Promise<void> {
  stopBuilding()
  await web?.stop()
  await hold?.release()
  database?.stop()
}

/** A killed postmaster is started again; the web process meanwhile answers 503 and reconnects by itself. */
async function watchDatabase(running: Running, isEnding: () => boolean): Promise<void> {
  for (;;) {
    await (running.hold?.lost ?? new Promise(() => undefined))
    if (isEnding()) return
    await running.database?.restart().catch(() => undefined)
    running.hold = (await holdDatabase(running.database?.ownerUrl ?? '').catch(() => null)) ?? running.hold
    await sleep(200)
  }
}
