/** What the page of the records needs: the office and the words of the trail. */
import { words } from '#messages/words.ts'
import { office } from '../office.ts'

export async function auditDesk() {
  const desk = await office()
  return { ...desk, p: words(desk.locale, 'people') }
}
export type AuditDesk = Awaited<ReturnType<typeof auditDesk>>
