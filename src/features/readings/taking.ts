/** 取り込み: one letter of an accepted reading enters the register, arrives once more, or becomes the next version. */
import { AppError, found, refuseField } from '#core/errors.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { fileLimits } from '#features/notices/file-kind.ts'
import { attach } from '#features/notices/files.ts'
import { findIssuer, readLetter } from '#features/notices/letter.ts'
import { labelOf } from '#features/notices/numbers.ts'
import { enterNotice, insertArrivals, registered } from '#features/notices/registration.ts'
import { assertStanding, type FoundNotice, lockNotice } from '#features/notices/relation.ts'
import type { NoticeInput } from '#features/notices/schema.ts'
import { addNextVersion, rewrite } from '#features/notices/wording.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { type Confirmed, type Step, under } from './acceptance.ts'
import type { Acceptance } from './schema.ts'

export interface KeptFile {
  name: string
  sha256: string | null
  sizeBytes: number
  mediaType: string | null
}

/** What all letters of the reading share, and what has been done of it so far. */
export interface Intake {
  files: readonly KeptFile[]
  arrival: Acceptance['arrival']
  /** the register's letter of each letter read, by its index */
  noticeIds: Map<number, string | null>
  facts: Fact[]
}

export async function takeStep(reader: Reader, step: Step, intake: Intake, field: string): Promise<void> {
  try {
    intake.noticeIds.set(step.document.index, await take(reader, step, intake))
  } catch (error) {
    throw error instanceof AppError ? under(field, error) : error
  }
}

async function take(reader: Reader, step: Step, intake: Intake): Promise<string | null> {
  const { taking, confirmed } = step
  if (taking === 'ignore') return null
  if (taking === 'arrival') return arrive(reader, step, intake)
  if (taking === 'version') return replace(reader, step, found(confirmed), intake)
  return enter(reader, step, found(confirmed), intake)
}

async function enter(reader: Reader, step: Step, { letter, numbers }: Confirmed, intake: Intake): Promise<string> {
  const registerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
  const isOwnLetter = (await findIssuer(reader, letter.issuer[0] ?? '')) === registerId
  // what this office issued itself did not come to it
  const arrivals = isOwnLetter ? [] : [arrivalOf(reader, step, intake)]
  const entry = { registerId, numbers, letter: { ...letter, arrivals } }
  const id = await enterNotice(reader, { ...entry, isSeparate: step.taking === 'separate' })
  await attachOriginal(reader, { id, version: 1 }, step, intake)
  intake.facts.push(registered(id, entry, 1))
  return id
}

async function arrive(reader: Reader, step: Step, intake: Intake): Promise<string> {
  const notice = await standing(reader, step, intake)
  const arrival = arrivalOf(reader, step, intake)
  await insertArrivals(reader, notice.id, [arrival])
  if (step.twin !== null) await attachOriginal(reader, notice, step, intake)
  intake.facts.push({
    event: 'notice.arrived',
    object: { type: 'notice', id: notice.id },
    organizationId: notice.registerId,
    label: arrival.sender,
    after: { on: arrival.on, channel: arrival.channel, sender: arrival.sender },
  })
  return notice.id
}

/** A draft is rewritten where it stands; what was sent gets its next version. */
async function replace(reader: Reader, step: Step, { letter }: Confirmed, intake: Intake): Promise<string> {
  const notice = await standing(reader, step, intake)
  const { links: _links, arrivals: _arrivals, ...wording } = letter
  const version = notice.isDraft ? notice.version : await nextVersion(reader, notice, step, wording, intake)
  if (notice.isDraft) {
    const before = await readLetter(reader, notice.id)
    await rewrite(reader, notice, before, wording)
    intake.facts.push({
      event: 'notice.edited',
      object: { type: 'notice', id: notice.id },
      organizationId: notice.registerId,
      label: labelOf(await readLetter(reader, notice.id)),
      after: { reason: step.wanted?.reason ?? null },
    })
  }
  await insertArrivals(reader, notice.id, [arrivalOf(reader, step, intake)])
  await attachOriginal(reader, { id: notice.id, version }, step, intake)
  return notice.id
}

async function nextVersion(
  reader: Reader,
  notice: FoundNotice,
  { wanted }: Step,
  { subject, body }: Pick<NoticeInput, 'subject' | 'body'>,
  intake: Intake,
): Promise<number> {
  const { version, fact } = await addNextVersion(reader, notice, { subject, body, reason: wanted?.reason ?? '' })
  intake.facts.push(fact)
  return version
}

/** The letter of the own register that is meant, locked. */
async function standing(reader: Reader, step: Step, intake: Intake): Promise<FoundNotice> {
  const id = step.noticeId ?? intake.noticeIds.get(step.twin ?? 0) ?? refuseField('noticeId', 'unknown-notice')
  const notice = await lockNotice(reader, id)
  if (notice.relation !== 'own') refuseField('noticeId', 'unknown-notice')
  assertStanding(notice)
  return notice
}

function arrivalOf(reader: Reader, { document }: Step, { files, arrival }: Intake): NoticeInput['arrivals'][number] {
  const on: CalendarDate = arrival?.on ?? reader.today
  if (on > reader.today) refuseField('arrival.on', 'in-future', { date: longDate(reader.today, reader.request.locale) })
  const file = files[document.file]
  return {
    on,
    channel: arrival?.channel ?? 'system',
    sender: arrival?.sender ?? (document.issuer.join('・').slice(0, 200) || (file?.name ?? '').slice(0, 200)),
    note: arrival?.note ?? null,
    sha256: file?.sha256 ?? null,
  }
}

/** The whole file as received, with the pages that this letter takes in it; once per version. */
async function attachOriginal(
  reader: Reader,
  notice: { id: string; version: number },
  { document }: Step,
  { files }: Intake,
): Promise<void> {
  const file = files[document.file]
  if (!file?.sha256 || !file.mediaType) return
  const held = await reader.tx.noticeFile.findMany({
    where: { noticeId: notice.id, removedAt: null },
    select: { sha256: true, version: true },
  })
  if (held.some((one) => one.sha256 === file.sha256 && one.version === notice.version)) return
  if (held.length >= fileLimits.perNotice) refuseField('', 'too-many-files')
  const { name, sha256, sizeBytes, mediaType } = file
  const { firstPage, lastPage } = document
  await attach(reader, notice, { name, sha256, sizeBytes, mediaType, firstPage, lastPage })
}
