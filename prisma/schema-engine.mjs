#!/usr/bin/env node
// Prisma's schema engine where its native binary cannot be downloaded: speaks the engine's JSON-RPC over stdin/stdout
// and runs Prisma's own WebAssembly build of the same engine with @prisma/adapter-pg.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

const require = createRequire(import.meta.url)
const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm'))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'extension-types': { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    version: { type: 'boolean' },
  },
})
if (values.version) {
  console.log(`schema-engine-wasm ${JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).version}`)
  process.exit(0)
}
const ds = JSON.parse(values.datasource ?? '{}')
const fail = (message, error_code) => {
  // the CLI skips the first stderr line and JSON-parses the others
  process.stderr.write(
    '\n' + JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code } }),
  )
  process.exit(1)
}
const splitUrl = (u) => {
  const url = new URL(u)
  const schema = url.searchParams.get('schema') ?? undefined
  url.searchParams.delete('schema')
  url.searchParams.delete('connection_limit')
  return { connectionString: url.toString(), schema, database: decodeURIComponent(url.pathname.slice(1)) }
}
const adminQuery = async (u, sql) => {
  const url = new URL(splitUrl(u).connectionString)
  url.pathname = '/postgres'
  const c = new pg.Client({ connectionString: url.toString() })
  await c.connect()
  try {
    return await c.query(sql)
  } finally {
    await c.end()
  }
}
const createDatabase = async (u) => {
  const { database } = splitUrl(u)
  await adminQuery(u, `CREATE DATABASE ${pg.escapeIdentifier(database)}`).catch((e) => {
    if (e.code !== '42P04') throw e
  })
  return { databaseName: database }
}
const connect = async (u) => {
  const c = new pg.Client({ connectionString: splitUrl(u).connectionString })
  try {
    await c.connect()
  } finally {
    await c.end().catch(() => {})
  }
}
if (positionals[0] === 'cli') {
  try {
    if (positionals[1] === 'can-connect-to-database') await connect(ds.url)
    else if (positionals[1] === 'create-database') await createDatabase(ds.url)
    else fail(`unsupported: cli ${positionals[1]}`)
    process.exit(0)
  } catch (e) {
    const { database } = splitUrl(ds.url)
    if (e.code === '3D000') fail(`Database \`${database}\` does not exist`, 'P1003')
    if (e.code === '28P01') fail('Authentication failed against the database server', 'P1000')
    fail(`Can't reach database server: ${e.message}`, 'P1001')
  }
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => process.stderr.write('\n' + JSON.stringify({ level: 'ERROR', fields: { message: m } }) + '\n'),
}
const js = await import(path.join(dir, 'schema_engine_bg.js'))
const wasmModule = new WebAssembly.Module(readFileSync(path.join(dir, 'schema_engine_bg.wasm')))
const instance = new WebAssembly.Instance(wasmModule, { './schema_engine_bg.js': js })
js.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

// What @prisma/adapter-pg 7.10 lacks for migrations (it is written for PrismaClient):
//  - catalog columns of the type "char" (oid 18) are not mapped (prisma/orm#27403)
//  - executeScript() splits at every ';' (breaks PL/pgSQL bodies) and uses a pool; the native engine sends the script whole
//  - connectToShadowDb() ignores `database` when a connectionString is given, so it would use the main database
const open = async (connectionString, schema, onClose) => {
  const pool = new pg.Pool({ connectionString, max: 1 })
  const conn = await new PrismaPg(pool, { schema }).connect()
  const performIO = conn.performIO.bind(conn),
    queryRaw = conn.queryRaw.bind(conn),
    charColumns = new WeakMap()
  conn.performIO = async (q) => {
    const r = await performIO(q)
    charColumns.set(
      r.rows,
      r.fields.flatMap((f, i) => (f.dataTypeID === 18 ? ((f.dataTypeID = 25), [i]) : [])),
    )
    return r
  }
  conn.queryRaw = async (q) => {
    const r = await queryRaw(q)
    for (const i of charColumns.get(r.rows) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character
    return r
  }
  conn.executeScript = async (sql) => {
    try {
      await pool.query(sql)
    } catch (e) {
      conn.onError(e)
    }
  }
  const dispose = conn.dispose.bind(conn)
  conn.dispose = async () => {
    await dispose()
    await pool.end()
    await onClose?.()
  }
  return conn
}
class Migrator extends PrismaPg {
  connect() {
    return open(target.connectionString, target.schema)
  }
  async connectToShadowDb() {
    if (ds.shadowDatabaseUrl) {
      const s = splitUrl(ds.shadowDatabaseUrl)
      const conn = await open(s.connectionString, s.schema)
      await conn.executeScript('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;')
      return conn
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await adminQuery(ds.url, `CREATE DATABASE "${name}"`)
    const url = new URL(target.connectionString)
    url.pathname = `/${name}`
    return open(url.toString(), target.schema, () =>
      adminQuery(ds.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    )
  }
}
const target = ds.url ? splitUrl(ds.url) : { connectionString: 'postgresql://invalid' }
const datamodels = (values.datamodels ?? []).map((f) => [f, readFileSync(f, 'utf8')])
let enginePromise
const getEngine = () =>
  (enginePromise ??= js.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    (log) => process.env.DEBUG && process.stderr.write(log + '\n'),
    bindMigrationAwareSqlAdapterFactory(new Migrator({ connectionString: target.connectionString })),
  ))

const methods = {
  createDatabase: (p) => createDatabase(p.datasource?.url ?? ds.url),
  getDatabaseVersion: async (p) => (await getEngine()).version(p),
  ensureConnectionValidity: async () => (await connect(ds.url), {}),
  getDatabaseDescription: () => {
    throw new Error('getDatabaseDescription is not available in the wasm engine')
  },
}
const out = (o) =>
  process.stdout.write(
    JSON.stringify(o, (_key, v) => (v instanceof Map ? Object.fromEntries(v) : v === undefined ? null : v)) + '\n',
  )
let pending = Promise.resolve()
const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
rl.on('line', (line) => {
  if (!line.trim()) return
  const req = JSON.parse(line)
  if (!req.method) return // answer to a print request
  pending = pending.then(async () => {
    try {
      const fn =
        methods[req.method] ??
        (async (p) => {
          const e = await getEngine()
          if (typeof e[req.method] !== 'function') throw new Error(`unsupported method ${req.method}`)
          // these two need the schema of the migrations that devDiagnostic leaves in the engine's cache (stale after applyMigrations)
          if (req.method === 'evaluateDataLoss' || req.method === 'createMigration')
            await e.devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters })
          return e[req.method](p)
        })
      const result = (await fn(req.params ?? {})) ?? {}
      if (req.method === 'diff' && result.stdout)
        out({ jsonrpc: '2.0', id: -1, method: 'print', params: { content: result.stdout } })
      if (req.method === 'diff') result.stdout = null
      out({ jsonrpc: '2.0', id: req.id, result })
    } catch (e) {
      const message = e?.message ?? String(e)
      out({
        jsonrpc: '2.0',
        id: req.id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: { is_panic: false, message, error_code: e?.code ?? null, meta: e?.meta ?? null },
        },
      })
    }
  })
})
rl.on('close', () => pending.finally(() => process.exit(0)))
