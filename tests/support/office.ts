/** Shorthand of the integration tests: run a command as a person, look at the database as its owner, make what a test needs first. */
import pg from 'pg'
import { expect } from 'vitest'
import type { z } from 'zod'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import type { Command } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { Stage } from '../../prisma/seed/stage.ts'

/** People of the sample world by what they are to the prefecture. The world's clock stands at 2021-03-09. */
export const who = {
  administrator: 'admin@demo.example',
  manager: 'manager@pref.example',
  staff: 'staff@pref.example',
  viewer: 'viewer@pref.example',
  yokohama: 'yokohama@city.example',
  kawasaki: 'kawasaki@city.example',
  yokosuka: 'yokosuka@city.example',
  fujisawa: 'fujisawa@city.example',
  association: 'ishikai@assoc.example',
} as const

let serial = 5000

export async function openOffice() {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await client.connect()
  const stage = new Stage(client)
  const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows
  const as = <Schema extends z.ZodType, Loaded, Result>(
    email: string | null,
    command: Command<Schema, Loaded, Result>,
    input: unknown,
  ) => stage.run(email, command, input)
  const read = <Result>(email: string, query: (reader: Reader) => Promise<Result>) => stage.read(email, query)
  const organizationId = async (code: string) => (await stage.organizations([code]))[0]?.id ?? ''

  /** A draft letter of the prefecture with a fresh number, 医第5001号 and on. */
  const register = async (change: object = {}): Promise<string> => {
    serial += 1
    const letter = {
      documentNumbers: [`医第${serial}号`],
      date: '2021-03-01',
      kind: '依頼',
      subject: '医療安全に関する情報の提供について',
      issuer: ['神奈川県健康医療局保健医療部医療課長'],
    }
    return (await as(who.staff, registerNotice, { ...letter, ...change })).id
  }

  /** A draft distribution of a fresh letter. @param codes recipients, 横須賀市 and 藤沢市 when left out */
  const draft = async (change: object = {}, codes: readonly string[] = ['142018', '142051']) => {
    const noticeId = await register()
    const recipients = await Promise.all(codes.map(async (code) => ({ organizationId: await organizationId(code) })))
    const { id } = await as(who.staff, draftDistribution, {
      noticeId,
      ask: 'receipt_and_dissemination',
      receiptDueDate: '2021-03-12',
      dueDate: '2021-03-19',
      recipients,
      ...change,
    })
    return { noticeId, distributionId: id }
  }

  /** The same, published; `deliveryOf` gives the line of one recipient. */
  const publish = async (change: object = {}, codes?: readonly string[]) => {
    const made = await draft(change, codes)
    await as(who.staff, publishDistribution, { distributionId: made.distributionId })
    const deliveryOf = async (code: string) => {
      const [row] = await rows<{ id: string }>(
        'SELECT v.id FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.distribution_id = $1 AND o.code = $2',
        [made.distributionId, code],
      )
      return row?.id ?? ''
    }
    return { ...made, deliveryOf }
  }

  const refusalsSeen = new Map<string, number>()

  const statusOf = async (deliveryId: string) =>
    (
      await rows<{ status: string; owes: string | null }>('SELECT status, owes FROM delivery WHERE id = $1', [
        deliveryId,
      ])
    )[0]

  /** The events of the trail about one object, oldest first. */
  const eventsOf = async (objectId: string) =>
    (await rows<{ event: string }>('SELECT event FROM audit_entry WHERE object_id = $1 ORDER BY id', [objectId])).map(
      (row) => row.event,
    )

  /** The work is refused with this code and leaves nothing but one refusal in the trail. */
  const expectRefused = async (work: Promise<unknown>, code: 'forbidden' | 'not-found') => {
    // the work is under way already and may have left its refusal: those of earlier works are counted off
    await expect(work).rejects.toMatchObject({ code })
    const refusals = await rows(`SELECT 1 FROM audit_entry WHERE outcome = 'refused' AND event = $1`, [
      `refused.${code}`,
    ])
    const known = refusalsSeen.get(code) ?? 0
    refusalsSeen.set(code, refusals.length)
    expect(refusals.length).toBeGreaterThan(known)
  }

  /** The work is refused at this field and the counts of these tables do not change. */
  const expectInvalid = async (
    work: () => Promise<unknown>,
    field: string,
    code: string,
    tables: readonly string[],
  ) => {
    const counts = () =>
      Promise.all(tables.map(async (table) => (await rows(`SELECT count(*)::int AS n FROM ${table}`))[0]))
    const before = await counts()
    await expect(work()).rejects.toMatchObject({ code: 'invalid', fields: [{ field, code }] })
    expect(await counts()).toEqual(before)
  }

  return {
    stage,
    as,
    read,
    contextOf: (email: string) => stage.contextOf(email),
    rows,
    organizationId,
    register,
    draft,
    publish,
    statusOf,
    eventsOf,
    expectRefused,
    expectInvalid,
    close: () => client.end(),
  }
}
export type TestOffice = Awaited<ReturnType<typeof openOffice>>
