/** The command line against an embedded database of its own: started for each command, stopped after it. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded, readAddress, ownerUrlOf, answers, type Embedded } from '#server/database/embedded.ts'
import { type Ran, runCli } from '../../support/terminal.ts'

const dataDir = path.resolve(`tests/output/cli-${process.pid}`)
const shuchi = (words: string[], input?: string, env: Record<string, string> = {}): Promise<Ran> =>
  runCli('shuchi.ts', words, { SHUCHI_DATA_DIR: dataDir, ...env }, input)
const password = 'kokoro-no-todoke-8'
let server: Embedded | undefined

async function rows<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server?.ownerUrl })
  await client.connect()
  return (await client.query<Row>(text).finally(() => client.end())).rows
}

describe('shuchi', { timeout: 60_000 }, () => {
  beforeAll(() => rmSync(dataDir, { recursive: true, force: true }))
  afterAll(() => {
    server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('an unknown command, a missing option and an unknown one are answered with the usage and 2', async () => {
    for (const words of [
      [],
      ['bogus'],
      ['user'],
      ['setup', '--email', 'a@b.example'],
      ['doctor', '--colour'],
      ['world', '--recipients', '0', '--distributions', '1'],
    ]) {
      const ran = await shuchi(words)
      expect([ran.code, ran.stdout]).toEqual([2, ''])
      expect(ran.stderr).toContain('usage')
    }
    expect((await shuchi(['bogus'], '', { LC_ALL: 'ja_JP.UTF-8' })).stderr).toContain('使い方')
  })

  test('doctor says that there is no database yet, and makes none', async () => {
    const ran = await shuchi(['doctor', '--json'])
    const { findings } = JSON.parse(ran.stdout) as { findings: { name: string; state: string }[] }
    expect(findings).toContainEqual(expect.objectContaining({ name: 'database', state: 'note' }))
    expect([ran.code, readAddress(dataDir)]).toEqual([0, null])
  })

  test('setup makes the first administrator once, and leaves no server behind', async () => {
    const words = ['setup', '--email', 'first@pref.example', '--name', '見本 一子', '--organization', '140007']
    expect(await shuchi(words)).toMatchObject({ code: 2, stdout: '' })
    expect(await shuchi(words, 'short\n')).toMatchObject({ code: 1 })
    expect(await shuchi(words, `${password}\n`)).toMatchObject({ code: 0, stdout: '' })
    const again = await shuchi(words, `${password}\n`)
    expect([again.code, again.stderr.includes('already set up')]).toEqual([1, true])
    const address = readAddress(dataDir)
    expect(address && (await answers(ownerUrlOf(address)))).toBe(false)
  })

  test('several commands at once share the server that one of them started, and the last leaves none', async () => {
    const words = ['token', 'add', '--organization', '140007', '--role', 'viewer', '--name', '同時', '--json']
    const ran = await Promise.all([1, 2, 3].map(() => shuchi(words)))
    expect(ran.map((one) => one.code)).toEqual([0, 0, 0])
    const address = readAddress(dataDir)
    expect(address && (await answers(ownerUrlOf(address)))).toBe(false)
  })

  test('beside a running server: people and keys are made through the commands, their secrets shown once', async () => {
    server = await openEmbedded(dataDir)
    const user = ['user', 'add', '--name', '見本 二郎', '--organization', '141003']
    const made = await shuchi([...user, '--email', 'second@city.example', '--role', 'staff', '--auditor', '--json'])
    const { id, password: generated } = JSON.parse(made.stdout) as { id: string; password: string }
    expect([made.code, generated.length >= 12]).toEqual([0, true])
    const piped = await shuchi(
      [...user, '--email', 'third@city.example', '--role', 'viewer', '--json'],
      `${password}\n`,
    )
    expect(JSON.parse(piped.stdout)).not.toHaveProperty('password')
    expect(await shuchi([...user, '--email', 'second@city.example', '--role', 'staff'])).toMatchObject({
      code: 1,
      stdout: '',
    })
    expect(await shuchi([...user, '--email', 'x@city.example', '--role', 'boss'])).toMatchObject({ code: 2 })
    expect(
      await shuchi([
        'user',
        'add',
        '--name',
        'x',
        '--email',
        'x@y.example',
        '--organization',
        '999999',
        '--role',
        'staff',
      ]),
    ).toMatchObject({ code: 1 })

    const issued = await shuchi([
      'token',
      'add',
      '--organization',
      '141003',
      '--role',
      'viewer',
      '--name',
      '試験',
      '--json',
    ])
    const token = JSON.parse(issued.stdout) as { id: string; key: string }
    expect(Object.keys(token).sort()).toEqual(['id', 'key'])
    const hash = createHash('sha256').update(token.key).digest('hex')
    expect(await rows(`SELECT id FROM api_key WHERE key_hash = decode('${hash}', 'hex') AND role = 'viewer'`)).toEqual([
      { id: token.id },
    ])
    expect(
      await rows(
        `SELECT event FROM audit_entry WHERE object_id IN ('${id}', '${token.id}') AND actor_kind = 'system' ORDER BY id`,
      ),
    ).toEqual([{ event: 'account.added' }, { event: 'account.key-issued' }])
    expect(server && (await server.isAlive())).toBe(true)
  })

  test('doctor finds a durable database and names one that is not, with the mend', async () => {
    expect(await shuchi(['doctor'])).toMatchObject({ code: 0 })
    await rows('ALTER SYSTEM SET full_page_writes = off')
    await rows('SELECT pg_reload_conf()')
    const ran = await shuchi(['doctor'])
    expect([ran.code, /full_page_writes: off.*→.*full_page_writes = on/.test(ran.stdout)]).toEqual([1, true])
    await rows('ALTER SYSTEM RESET full_page_writes')
    await rows('SELECT pg_reload_conf()')
  })

  test('a database that cannot be reached is 2', async () => {
    const ran = await shuchi(['doctor'], '', { DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none' })
    expect([ran.code, ran.stdout.includes('cannot be used')]).toEqual([2, true])
    expect(
      await shuchi(['token', 'add', '--organization', '140007', '--role', 'staff', '--name', 'x'], '', {
        DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none',
      }),
    ).toMatchObject({ code: 2, stdout: '' })
  })
})
