/** The environment, parsed once on first use. A wrong value stops the start with one sentence; NAME_FILE reads NAME from a file. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)
const loopback = ['127.0.0.1', 'localhost', '[::1]']
/** http only on this machine: the session cookie is Secure, and what it opens is confidential. */
const publicUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text.startsWith('https:') || loopback.includes(new URL(text).hostname), 'https')
const schema = z.object({
  port: port.default(3000),
  host: z.string().default('127.0.0.1'),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  dataDir: z.string().optional(),
  publicUrl: publicUrl.optional(),
  authSecret: z.string().min(16).optional(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  trustedProxies: z
    .string()
    .regex(/^[0-9a-fA-F.:/,\s]*$/)
    .default(''),
  now: z.iso.datetime({ offset: true, local: true }).optional(),
  webDatabaseUrl: z.string().optional(),
})

const names: Record<keyof z.output<typeof schema>, readonly string[]> = {
  port: ['PORT'],
  host: ['HOST'],
  databaseUrl: ['DATABASE_URL'],
  dataDir: ['SHUCHI_DATA_DIR'],
  publicUrl: ['SHUCHI_URL'],
  authSecret: ['AUTH_SECRET'],
  logLevel: ['LOG_LEVEL'],
  trustedProxies: ['TRUSTED_PROXIES'],
  now: ['SHUCHI_NOW'],
  webDatabaseUrl: ['SHUCHI_WEB_DATABASE_URL'],
}

interface Env extends z.output<typeof schema> {
  publicUrl: string
  authSecret: string
  webDatabaseUrl: string
  /** this process answers people (the launcher told it the database); others do jobs and may take their time */
  isServing: boolean
}

const store = globalThis as typeof globalThis & { shuchiEnv?: Env } // the cast only names our own slot

/** @throws Error with one sentence that names the variable */
export function env(): Env {
  store.shuchiEnv ??= read()
  return store.shuchiEnv
}

/** What the launcher, the CLI and the tests know before anyone asks: addresses and secrets that they made themselves. */
export function presetEnv(values: Partial<Env>): void {
  store.shuchiEnv = { ...env(), ...values }
}

/** The whole environment for a child process, with our own settings put in. */
export function childEnv(values: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...values }
}

/** The terminal's locale; read apart, because the sentence about a wrong setting needs it too. */
export function terminalLocale(): string {
  return firstOf(['LC_ALL', 'LC_MESSAGES', 'LANG']) ?? ''
}

/** The data folder: SHUCHI_DATA_DIR or the usual one, absolute. */
export function dataDirOr(usual: string): string {
  return path.resolve(env().dataDir ?? usual)
}

function read(): Env {
  const raw = Object.fromEntries(Object.entries(names).map(([key, variables]) => [key, firstOf(variables)]))
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw new Error(complaint(parsed.error))
  const values = parsed.data
  const publicUrl = values.publicUrl ?? `http://127.0.0.1:${values.port}`
  return {
    ...values,
    publicUrl,
    authSecret: values.authSecret ?? '',
    webDatabaseUrl: values.webDatabaseUrl ?? '',
    isServing: values.webDatabaseUrl !== undefined,
  }
}

function complaint(error: z.ZodError): string {
  const [issue] = error.issues
  const variable = names[String(issue?.path[0] ?? '') as keyof typeof names]?.[0] ?? '' // issues only name keys of the schema
  const isHttp = issue?.message === 'https'
  if (terminalLocale().startsWith('ja'))
    return `環境変数 ${variable} の値が正しくありません。${isHttp ? 'この機械の外から開くときは https の住所にしてください。' : '形を確かめてください。'}`
  return `The value of ${variable} is not right: ${isHttp ? 'an address beyond this machine must be https.' : 'please check its form.'}`
}

function firstOf(variables: readonly string[]): string | undefined {
  for (const name of variables) {
    const value = process.env[name]
    if (value !== undefined && value !== '') return value
    const file = process.env[`${name}_FILE`]
    if (file) return readSecret(`${name}_FILE`, file)
  }
  return undefined
}

function readSecret(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(
      terminalLocale().startsWith('ja')
        ? `${variable} のファイルが読めません： ${file}`
        : `The file of ${variable} cannot be read: ${file}`,
    )
  }
}
