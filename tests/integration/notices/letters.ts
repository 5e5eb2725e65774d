/** Shorthand of the tests of letters: bytes as a sender streams them, and a letter as somebody sees it. */
import type pg from 'pg'
import { z } from 'zod'
import { anonymous, roles } from '#core/policy/actor.ts'
import { getNotice } from '#features/notices/queries.ts'
import { contextFor } from '#server/context.ts'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { memo, ministryLetter, prefectureLetter } from '../../../prisma/seed/letters.ts'
import { type TestOffice, who } from '../../support/office.ts'

export const pdf = '%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const member = z.object({ id: z.string(), name: z.string(), organizationId: z.string(), role: z.enum(roles) })

/** A read as the person with this mail address. */
export async function readerAs(office: TestOffice, email: string) {
  const [row] = await office.rows<pg.QueryResultRow>(
    'SELECT u.id, u.name, m.organization_id AS "organizationId", m.role FROM user_account u JOIN membership m ON m.user_id = u.id WHERE u.email_key = $1',
    [email],
  )
  return contextFor({ ...anonymous, kind: 'user', ...member.parse(row) }, { id: 'test', locale: 'ja', address: null })
}

export async function viewAs(office: TestOffice, email: string, noticeId: string) {
  return (await readerAs(office, email)).read((reader) => getNotice(reader, noticeId))
}

/** The three letters of the seed, in the order in which they were issued. */
export async function registerSeed(office: TestOffice): Promise<string[]> {
  const ids: string[] = []
  for (const letter of [ministryLetter, memo, prefectureLetter])
    ids.push((await office.as(who.staff, registerNotice, letter)).id)
  return ids
}

/** A draft with one file; every call has bytes of its own. */
export async function draftWithFile(office: TestOffice) {
  const content = bytesOf(`${pdf}${crypto.randomUUID()}`)
  const noticeId = await office.register()
  const files = [{ name: '本文.pdf', content }]
  const { id: fileId } = await office.as(who.staff, attachFiles, { noticeId, files })
  return { noticeId, fileId }
}
