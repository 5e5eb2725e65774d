import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { type Letter, letterShape, readLetter } from '../letter.ts'
import { labelOf } from '../numbers.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { editInput, type LetterChange } from '../schema.ts'
import { rewrite } from '../wording.ts'

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
    await rewrite(reader, notice, before, change)
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

function changedKeys(before: Letter, after: Letter): (keyof Letter)[] {
  return letterShape.keyof().options.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

function pick(letter: Letter, keys: readonly (keyof Letter)[]) {
  return Object.fromEntries(keys.map((key) => [key, letter[key]]))
}
