/** 登録: how a letter enters the register, whether typed into the form, sent to the API or accepted from a reading. */
import { AppError } from '#core/errors.ts'
import type { DocumentNumber } from '#core/text/document-number.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { fillStubs } from './cited.ts'
import { columnsOf, findIssuer, findTwin, searchColumns } from './letter.ts'
import { labelOf, replaceNumbers } from './numbers.ts'
import type { NoticeInput } from './schema.ts'

export interface Registration {
  registerId: string
  numbers: readonly DocumentNumber[]
  letter: NoticeInput
  /** a letter of its own, although its twin is registered: somebody was asked and said so */
  isSeparate: boolean
}

/**
 * Writes the letter with its numbers, first version and arrivals, and fills the stubs that cite it; its own links come after.
 * @throws AppError conflict number-taken
 */
export async function enterNotice(
  reader: Reader,
  { registerId, numbers, letter, isSeparate }: Registration,
): Promise<string> {
  const { date, issuer, subject } = letter
  const numberKeys = numbers.map((number) => number.numberKey)
  await lockNumbers(reader, registerId, numberKeys)
  const twin = isSeparate ? null : await findTwin(reader, { registerId, numberKeys, date, issuer }, null)
  if (twin) throw new AppError('conflict', [{ field: 'documentNumbers.0', code: 'number-taken' }], { noticeId: twin })
  const id = await insert(reader, registerId, letter)
  await replaceNumbers(reader, id, numbers)
  await insertArrivals(reader, id, letter.arrivals)
  await fillStubs(reader, { id, registerId, date, numberKeys, subject })
  return id
}

/** The event of the trail. */
export function registered(
  id: string,
  { registerId, numbers, letter }: Omit<Registration, 'isSeparate'>,
  files: number,
): Fact {
  const documentNumbers = numbers.map((number) => number.normalized)
  return {
    event: 'notice.registered',
    object: { type: 'notice', id },
    organizationId: registerId,
    label: labelOf({ ...letter, documentNumbers }),
    after: { numbers: documentNumbers, date: letter.date, kind: letter.kind, files },
  }
}

/** Two who register one number at the same moment come one after the other, so that the second sees the first. */
async function lockNumbers(reader: Reader, registerId: string, numberKeys: readonly string[]): Promise<void> {
  const keys = numberKeys.map((key) => `notice ${registerId} ${key}`)
  if (keys.length > 0)
    await reader.tx.$executeRaw`
      SELECT pg_advisory_xact_lock(k) FROM (SELECT DISTINCT hashtextextended(key, 0) AS k FROM unnest(${keys}::text[]) AS key ORDER BY 1) AS sorted`
}

async function insert(
  reader: Reader,
  registerId: string,
  { links: _links, arrivals: _arrivals, ...letter }: NoticeInput,
): Promise<string> {
  const { subject, issuer, kind } = letter
  const registeredById = reader.actor.kind === 'user' ? reader.actor.id : null
  const { id } = await reader.tx.notice.create({
    data: {
      ...columnsOf(letter),
      ...searchColumns(subject, issuer),
      subject,
      issuer,
      kind,
      issuedOn: dateToDb(letter.date),
      fiscalYear: fiscalYearOf(letter.date),
      registerId,
      issuerId: await findIssuer(reader, issuer[0] ?? ''),
      registeredById,
    },
    select: { id: true },
  })
  const body = letter.body ?? null
  const made = { createdAt: reader.now, createdById: registeredById, createdByName: reader.actor.name }
  await reader.tx.noticeVersion.create({ data: { noticeId: id, version: 1, subject, body, ...made } })
  return id
}

/** The letter came once more; what the arrivals of a registration are, too. */
export async function insertArrivals(
  reader: Reader,
  noticeId: string,
  arrivals: NoticeInput['arrivals'],
): Promise<void> {
  await reader.tx.noticeArrival.createMany({
    data: arrivals.map(({ on, channel, sender, note, sha256 }) => ({
      noticeId,
      arrivedOn: dateToDb(on),
      channel,
      sender,
      note: note ?? null,
      sha256: sha256 ?? null,
    })),
  })
}
