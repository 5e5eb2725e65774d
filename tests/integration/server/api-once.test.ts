/** Idempotency-Key: the work and its kept answer are one transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installation } from '#core/policy/actor.ts'
import { once } from '#server/api-once.ts'
import type { Reply } from '#server/api-reply.ts'
import { type Context, inOneTransaction } from '#server/context.ts'
import { openOffice, type TestOffice } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const asked = { id: 'once', locale: 'ja', address: null } as const

/** One POST with this key and body; the work makes a group named so. */
function send(
  key: string,
  body: { name: string },
  work: (context: Context) => Promise<Reply> = (context) => make(context, body.name),
) {
  const incoming = new Request('http://127.0.0.1/api/v1/groups', {
    method: 'POST',
    headers: { 'idempotency-key': key },
  })
  return inOneTransaction(asked, async (_tx, act) => once(incoming, await act(installation, asked), body, work))
}

async function make(context: Context, name: string): Promise<Reply> {
  const organizationId = await office.organizationId('140007')
  const { id } = await context.write((reader) =>
    reader.tx.organizationGroup.create({ data: { organizationId, name }, select: { id: true } }),
  )
  return { status: 201, body: { id }, etag: '1' }
}

const made = async (name: string) =>
  (await office.rows('SELECT 1 FROM organization_group WHERE name = $1', [name])).length

describe('the same key', () => {
  it('answers again what was answered, and does nothing', async () => {
    const first = await send('again', { name: 'again' })
    expect(await send('again', { name: 'again' })).toEqual(first)
    expect(await made('again')).toBe(1)
  })

  it('is refused for another body', async () => {
    await send('bound', { name: 'bound' })
    await expect(send('bound', { name: 'other' })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ code: 'key-reused' }],
    })
    expect(await made('other')).toBe(0)
  })

  it('is told to wait while the first is at work', async () => {
    let letGo = () => undefined as undefined
    const first = send('busy', { name: 'busy' }, async (context) => {
      const reply = await make(context, 'busy')
      await new Promise<void>((resolve) => {
        letGo = () => void resolve()
      })
      return reply
    })
    await expect
      .poll(() =>
        send('busy', { name: 'busy' }).catch((error: { fields?: { code: string }[] }) => error.fields?.[0]?.code),
      )
      .toBe('key-running')
    letGo()
    expect(await send('busy', { name: 'busy' }).catch(() => first)).toEqual(await first)
    expect(await made('busy')).toBe(1)
  })

  it('is free again when the work was undone, and then does it once', async () => {
    const dying = send('undone', { name: 'undone' }, async (context) => {
      await make(context, 'undone')
      throw new Error('the process dies here')
    })
    await expect(dying).rejects.toThrow('dies')
    expect(await made('undone')).toBe(0)
    expect(await send('undone', { name: 'undone' })).toMatchObject({ status: 201 })
    expect(await made('undone')).toBe(1)
  })

  it('does it anew a day later', async () => {
    const first = await send('old', { name: 'old' })
    await office.rows(`UPDATE idempotency_record SET created_at = now() - interval '25 hours' WHERE key = 'old'`)
    const later = await send('old', { name: 'old' }, (context) => make(context, 'older'))
    expect(later.body).not.toEqual(first.body)
  })
})
