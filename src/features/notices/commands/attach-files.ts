import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import type { Fact } from '#server/audit-log.ts'
import { defineCommand } from '#server/command.ts'
import { run } from '#server/statement.ts'
import { addFile, type StoredFile } from '../files.ts'
import { assertStanding, type FoundNotice, lockNotice } from '../relation.ts'
import { filesInput } from '../schema.ts'
import { isVersionSent } from '../versions.ts'

/** Files of a draft, or of a new version that nobody has been sent yet: what was sent is not changed. All are kept or none. */
export const attachFiles = defineCommand({
  name: 'attachFiles',
  input: filesInput,
  load: (reader, input) => lockNotice(reader, input.noticeId),
  permit: (reader, notice) => decide(reader.actor, notice.isDraft ? 'file.attach' : 'notice.correct', notice.relation),
  run: async (reader, notice, { files: [head, ...rest] }) => {
    assertStanding(notice)
    if (await run(reader, isVersionSent(notice)))
      throw new AppError('not-now', [{ field: 'file', code: 'file-needs-version' }])
    const first = await addFile(reader, notice, head, 'file')
    const more: StoredFile[] = []
    for (const file of rest) more.push(await addFile(reader, notice, file, 'file'))
    return {
      result: { id: first.id, files: [first, ...more] },
      facts: [attached(notice, first), ...more.map((file) => attached(notice, file))],
    }
  },
})

function attached(notice: FoundNotice, file: StoredFile): Fact {
  return {
    event: 'notice.file-attached',
    object: { type: 'notice', id: notice.id },
    organizationId: notice.registerId,
    label: file.name,
    after: { sha256: file.sha256, sizeBytes: file.sizeBytes, version: notice.version },
  }
}
