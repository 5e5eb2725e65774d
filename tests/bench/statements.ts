/** What the database was asked while something was done: from its own log, statement by statement with its time. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface Asked {
  text: string
  ms: number
}

const frame =
  /^\s*(BEGIN|COMMIT|ROLLBACK|SET|SELECT 1$|SELECT set_config|SELECT pg_try_advisory|SELECT fold_deliveries)/i

export class StatementLog {
  private readonly file: string
  private readonly ownerUrl: string

  constructor(dataDir: string, ownerUrl: string) {
    this.file = path.join(dataDir, 'pg18/server.log')
    this.ownerUrl = ownerUrl
  }

  async set(isOn: boolean): Promise<void> {
    const client = new pg.Client({ connectionString: this.ownerUrl })
    await client.connect()
    await client.query(`ALTER SYSTEM SET log_min_duration_statement = ${isOn ? 0 : -1}`)
    await client.query(`ALTER SYSTEM SET log_line_prefix = '@@ %d '`)
    await client.query('SELECT pg_reload_conf()')
    await client.end()
    await sleep(500)
  }

  /** Statements on this database, with all their phases; those of the transaction's frame are left out. */
  async during(database: string, work: () => Promise<unknown>): Promise<Asked[]> {
    const from = statSync(this.file).size
    await work()
    await sleep(200)
    const lines = readFileSync(this.file).subarray(from).toString('utf8').split('@@ ').slice(1)
    const asked: Asked[] = []
    let spentMs = 0
    for (const line of lines) {
      const found = /^(\S+) LOG:\s+duration: ([\d.]+) ms\s+(parse|bind|execute|statement)[^:]*: ([\s\S]*)$/.exec(line)
      if (!found || found[1] !== database) continue
      const [, , ms = '0', phase, text = ''] = found
      spentMs += Number(ms)
      if (phase !== 'execute' && phase !== 'statement') continue
      if (!frame.test(text)) asked.push({ text: text.trim(), ms: spentMs })
      spentMs = 0
    }
    return asked
  }
}
