import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { fillStubs } from '../citations.ts'
import { columnsOf, findIssuer, findTwin, type Letter, letterShape, readLetter, searchColumns } from '../letter.ts'
import { labelOf, parsedNumbers, replaceNumbers } from '../numbers.ts'
import { assertStanding, type FoundNotice, lockNotice } from '../relation.ts'
import { editInput, type LetterChange } from '../schema.ts'

/** Changes parts of a draft. A published letter is only replaced by a new version. */
export const editNotice = defineCommand({
  name: 'editNotice',
  input: editInput,
  load: (reader, input) => lockNotice(reader, input.noticeId),
  permit: (reader, notice) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.change-published', notice.relation),
  run: async (reader, notice, { noticeId, revision, ...change }) => {
    assertStanding(notice)
    const before = await readLetter(reader, noticeId)
    if (revision !== String(notice.revision)) throw stale(before, notice.revision, change)
    await write(reader, notice, before, change)
    const after = await readLetter(reader, noticeId)
    const changed = changedKeys(before, after)
    return {
      result: { id: noticeId, revision: notice.revision + 1 },
      facts: [
        {
          event: 'notice.edited',
          object: { type: 'notice', id: noticeId },
          organizationId: notice.registerId,
          label: labelOf(after),
          before: pick(before, changed),
          after: pick(after, changed),
        },
      ],
    }
  },
})

/** Both texts for whoever was overtaken: what stands now, and what he sent. Nothing was written. */
function stale(now: Letter, revision: number, sent: LetterChange): AppError {
  const keys = Object.keys(sent).filter((key): key is keyof Letter => key in letterShape.shape)
  const text = sent.addressee === null ? { ...sent, addressee: [] } : sent // no addressee is an empty list, as GET says it
  return new AppError('stale', [], { revision: String(revision), current: pick(now, keys), sent: text })
}

async function write(reader: Reader, notice: FoundNotice, before: Letter, change: LetterChange): Promise<void> {
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

function changedKeys(before: Letter, after: Letter): (keyof Letter)[] {
  return letterShape.keyof().options.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

function pick(letter: Letter, keys: readonly (keyof Letter)[]) {
  return Object.fromEntries(keys.map((key) => [key, letter[key]]))
}
