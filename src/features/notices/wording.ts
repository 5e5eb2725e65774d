/** The wording of a letter, rewritten: a draft as it is edited, a published letter as its next version. */
import { AppError } from '#core/errors.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { fillStubs } from './cited.ts'
import { columnsOf, findIssuer, findTwin, type Letter, readLetter, searchColumns } from './letter.ts'
import { labelOf, parsedNumbers, replaceNumbers } from './numbers.ts'
import type { FoundNotice } from './relation.ts'
import type { LetterChange } from './schema.ts'

/** Parts of a draft. @throws AppError conflict number-taken, invalid */
export async function rewrite(
  reader: Reader,
  notice: FoundNotice,
  before: Letter,
  change: LetterChange,
): Promise<void> {
  const numbers = parsedNumbers(
    change.documentNumbers ?? before.documentNumbers,
    change.documentNumbersRaw ?? (change.documentNumbers ? undefined : before.documentNumbersRaw),
  )
  const subject = change.subject ?? before.subject
  const issuer = change.issuer ?? before.issuer
  const date = change.date ?? calendarDate(before.date)
  const numberKeys = numbers.map((number) => number.numberKey)
  const { id, registerId } = notice
  const twin = await findTwin(reader, { registerId, numberKeys, date, issuer }, id)
  if (twin) throw new AppError('conflict', [{ field: 'documentNumbers.0', code: 'number-taken' }], { noticeId: twin })
  await reader.tx.notice.update({
    where: { id },
    data: {
      ...columnsOf(change),
      ...searchColumns(subject, issuer),
      issuerId: await findIssuer(reader, issuer[0] ?? ''),
      revision: { increment: 1 },
    },
  })
  await replaceNumbers(reader, id, numbers)
  const body = change.body === undefined ? before.body : change.body
  await reader.tx.noticeVersion.updateMany({
    where: { noticeId: id, version: notice.version },
    data: { subject, body },
  })
  await fillStubs(reader, { id, registerId, date, numberKeys, subject })
}

/** 訂正・差替え: the next version, and its event. The number stays; files that come from now on belong to it. */
export async function addNextVersion(
  reader: Reader,
  notice: FoundNotice,
  change: { subject?: string | undefined; body?: string | null | undefined; reason: string },
): Promise<{ version: number; fact: Fact }> {
  const now = await readLetter(reader, notice.id)
  const subject = change.subject ?? now.subject
  const body = change.body === undefined ? now.body : change.body
  const version = notice.version + 1
  await reader.tx.notice.update({
    where: { id: notice.id },
    data: { version, revision: { increment: 1 }, subject, body, ...searchColumns(subject, now.issuer) },
  })
  await reader.tx.noticeVersion.create({
    data: {
      noticeId: notice.id,
      version,
      subject,
      body,
      reason: change.reason,
      createdAt: reader.now,
      createdById: reader.actor.kind === 'user' ? reader.actor.id : null,
      createdByName: reader.actor.name,
    },
  })
  return {
    version,
    fact: {
      event: 'notice.version-added',
      object: { type: 'notice', id: notice.id },
      organizationId: notice.registerId,
      label: labelOf({ ...now, subject }),
      before: { version: notice.version, subject: now.subject },
      after: { version, subject, reason: change.reason },
    },
  }
}
