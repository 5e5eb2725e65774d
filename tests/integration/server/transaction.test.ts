/** One transaction for raw statements and models: what one does the other sees, and both stand or fall together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, installation } from '#core/policy/actor.ts'
import { contextFor, inOneTransaction, sql } from '#server/context.ts'
import { openOffice, who } from '../../support/office.ts'

const asked = { id: 'transaction-test', locale: 'ja', address: null } as const
const context = contextFor(installation, asked)
let office: Awaited<ReturnType<typeof openOffice>>

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const limits = () => office.rows<{ key: string }>(`SELECT key FROM rate_limit WHERE key LIKE 'transaction-%'`)
const insert = (key: string) => sql`INSERT INTO rate_limit (key, hits, ends_at) VALUES (${key}, 1, now())`

describe('a transaction', () => {
  it('gives values as Prisma does', async () => {
    const rows = await context.read(
      ({ tx }) => tx.$queryRaw`
        SELECT 9007199254740993 AS large, '{1,2}'::int8[] AS many, DATE '2021-03-09' AS day, ${new Date(5)}::timestamptz AS at, ${Buffer.from('受')}::bytea AS bytes,
          ${['a', 'b"c', null]}::text[] AS words, ${true}::boolean AS yes, '{"a":[1]}'::jsonb AS json, ${null}::text AS nothing`,
    )
    expect(rows).toEqual([
      {
        large: 9007199254740993n,
        many: [1n, 2n],
        day: new Date('2021-03-09T00:00:00Z'),
        at: new Date(5),
        bytes: Buffer.from('受'),
        words: ['a', 'b"c', null],
        yes: true,
        json: { a: [1] },
        nothing: null,
      },
    ])
  })

  it('is one for statements and models', async () => {
    const seen = await context.write(async ({ tx }) => {
      await tx.$executeRaw`UPDATE user_account SET name = '別名' WHERE email = ${who.viewer}`
      const before = await tx.user.findFirstOrThrow({ where: { email: who.viewer }, select: { id: true, name: true } })
      await tx.user.update({ where: { id: before.id }, data: { name: 'もとの名' } })
      const [after] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM user_account WHERE email = ${who.viewer}`
      return [before.name, after?.name]
    })
    expect(seen).toEqual(['別名', 'もとの名'])
  })

  it('undoes both when something throws, and the connection serves the next one', async () => {
    const name = () => office.rows('SELECT name FROM user_account WHERE email = $1', [who.viewer])
    const before = await name()
    const broken = context.write(async ({ tx }) => {
      await tx.$executeRaw(insert('transaction-undone'))
      await tx.user.updateMany({ where: { email: who.viewer }, data: { name: '途中' } })
      throw new Error('on purpose')
    })
    await expect(broken).rejects.toThrow('on purpose')
    expect(await name()).toEqual(before)
    expect(await limits()).toEqual([])
    for (let count = 0; count < 12; count += 1)
      expect(await context.read(({ tx }) => tx.organization.count())).toBeGreaterThan(0)
  })

  it('sends what nobody waits for before it is committed, and fails with what failed there', async () => {
    await context.write(({ tx }) => Promise.resolve(tx.$send(insert('transaction-sent'))))
    expect(await limits()).toEqual([{ key: 'transaction-sent' }])
    const twice = context.write(({ tx }) => Promise.resolve(tx.$send(insert('transaction-sent'))))
    await expect(twice).rejects.toMatchObject({ code: 'conflict' })
    const spoilt = context.write(async ({ tx }) => {
      await tx.$executeRaw(insert('transaction-spoilt'))
      tx.$send(sql`SELECT 1 / 0`)
    })
    await expect(spoilt).rejects.toThrow('division by zero')
    expect(await limits()).toEqual([{ key: 'transaction-sent' }])
  })

  it('is never taken for done when a failed statement was passed over in silence', async () => {
    const silent = context.write(async ({ tx }) => {
      await tx.$executeRaw(insert('transaction-silent'))
      await tx.$executeRaw`SELECT 1 / 0`.catch(() => undefined)
    })
    await expect(silent).rejects.toThrow('nobody said so')
    expect(await limits()).toEqual([{ key: 'transaction-sent' }])
  })

  it('asks to come again when a column changed its type under a kept plan, and plans anew', async () => {
    await office.rows('CREATE TABLE transaction_test (a integer)')
    await office.rows('GRANT SELECT ON transaction_test TO PUBLIC')
    const look = () => context.read(({ tx }) => tx.$queryRaw`SELECT a FROM transaction_test`)
    for (let count = 0; count < 3; count += 1) expect(await look()).toEqual([])
    await office.rows('ALTER TABLE transaction_test ALTER COLUMN a TYPE text')
    await expect(look()).rejects.toMatchObject({ code: 'unavailable' })
    expect(await look()).toEqual([])
    await office.rows('DROP TABLE transaction_test')
  })

  it('opens for a whole request before it is known who asks', async () => {
    const now = await inOneTransaction(asked, async (tx, act) => {
      const [row] = await tx.$queryRaw<{ one: number }[]>`SELECT 1 AS one`
      const { reader } = await act(anonymous, asked)
      return row?.one === 1 && reader.today
    })
    expect(now).toBe('2021-03-09')
  })
})
