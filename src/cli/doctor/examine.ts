/** The examination of `shuchi doctor`. It writes nothing of its own; a database that does not run is started for it and stopped again. */
import { existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { env } from '#server/env.ts'
import { findDataDir, withDatabase } from '../find-database.ts'
import { type DoctorSentence, tell } from './words.ts'

export interface Finding {
  name: string
  state: 'good' | 'note' | 'bad'
  text: string
  /** what to do about it; null where nothing is to be done */
  mend: string | null
}

const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const
const oldestVersion = 150_000
const newestVersion = 190_000
const clockToleranceMs = 2_000
const leastFreeShare = 0.05

export async function examine(): Promise<Finding[]> {
  const dataDir = await findDataDir()
  return [settings(), disk(dataDir), ...(await database(dataDir)), ...later()]
}

function finding(
  name: string,
  state: Finding['state'],
  text: DoctorSentence,
  values = {},
  mend?: DoctorSentence,
): Finding {
  return { name, state, text: tell(text, values), mend: mend ? tell(mend, values) : null }
}

/** A wrong value has already stopped the command in one sentence; here is what a careful operator would still want to know. */
function settings(): Finding {
  const { host, publicUrl } = env()
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(publicUrl).hostname)
  if (host !== '127.0.0.1' && isLoopback) return finding('settings', 'bad', 'hostOpen', { host }, 'hostOpenMend')
  return finding('settings', 'good', 'settings', { publicUrl })
}

function disk(dataDir: string): Finding {
  const at = existsSync(dataDir) ? dataDir : path.dirname(dataDir)
  const { bavail, blocks, bsize } = statfsSync(existsSync(at) ? at : '.')
  const values = {
    free: ((Number(bavail) * Number(bsize)) / 2 ** 30).toFixed(1),
    share: String(Math.round((100 * bavail) / blocks)),
  }
  return bavail / blocks < leastFreeShare
    ? finding('disk', 'bad', 'diskFull', values, 'diskFullMend')
    : finding('disk', 'good', 'disk', values)
}

async function database(dataDir: string): Promise<Finding[]> {
  if (!env().databaseUrl && !existsSync(path.join(dataDir, 'pg18')))
    return [finding('database', 'note', 'databaseNone', { folder: dataDir }, 'databaseNoneMend')]
  try {
    return await withDatabase(({ ownerUrl }) => look(ownerUrl), dataDir)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [finding('database', 'bad', 'databaseDown', { detail }, 'databaseDownMend')]
  }
}

async function look(ownerUrl: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const before = Date.now()
    const { rows } = await client.query<{
      now: Date
      version: number
      text: string
      set_up: boolean
      is_demo: boolean
    }>(
      `SELECT clock_timestamp() AS now, current_setting('server_version_num')::integer AS version, current_setting('server_version') AS text,
         set_up_at IS NOT NULL AS set_up, is_demo FROM installation`,
    )
    const [row] = rows
    if (!row) return [finding('database', 'bad', 'databaseDown', { detail: 'installation' }, 'databaseDownMend')]
    const aheadMs = Math.round(row.now.getTime() - (before + Date.now()) / 2)
    return [
      row.version >= oldestVersion && row.version < newestVersion
        ? finding('database', 'good', 'database', { version: row.text })
        : finding('database', 'bad', 'databaseVersion', { version: row.text }, 'databaseVersionMend'),
      Math.abs(aheadMs) <= clockToleranceMs
        ? finding('clock', 'good', 'clock')
        : finding('clock', 'bad', 'clockOff', { seconds: (aheadMs / 1000).toFixed(1) }, 'clockOffMend'),
      ...(await durability(client)),
      row.set_up
        ? finding('setup', 'good', row.is_demo ? 'setupDemo' : 'setup')
        : finding('setup', 'note', 'setupOpen', {}, 'setupOpenMend'),
    ]
  } finally {
    await client.end()
  }
}

/** An answered receipt must survive a power cut: each of these set otherwise can lose it. */
async function durability(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: keyof typeof durable; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name',
    [Object.keys(durable)],
  )
  return rows.map(({ name, setting }) =>
    setting === durable[name] || (name === 'synchronous_commit' && ['remote_write', 'remote_apply'].includes(setting))
      ? finding(name, 'good', 'durable', { name, setting })
      : finding(name, 'bad', 'notDurable', { name, setting }, 'notDurableMend'),
  )
}

/** What this version does not do yet is said, not passed over. */
function later(): Finding[] {
  return [
    finding('mail', 'note', 'mailNone', {}, 'mailNoneMend'),
    finding('seal', 'note', 'sealNone'),
    finding('backup', 'note', 'backupNone', {}, 'backupNoneMend'),
  ]
}
