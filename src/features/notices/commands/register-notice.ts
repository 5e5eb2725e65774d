import { AppError, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import type { DocumentNumber } from '#core/text/document-number.ts'
import { searchKey } from '#core/text/search-key.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { addLinks, fillStubs } from '../citations.ts'
import { readNumbers } from '../notice.ts'
import { noticeInput, type NoticeInput } from '../schema.ts'

/** Enters a letter into the register of the actor's organization; stubs that cite it are filled. */
export const registerNotice = defineCommand({
  name: 'registerNotice',
  input: noticeInput,
  load: async (reader, input) => {
    const { numbers, problems } = readNumbers(input.documentNumbers)
    if (problems.length > 0) throw new AppError('invalid', problems)
    return { numbers, issuerId: await findIssuer(reader, input.issuer[0] ?? '') }
  },
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, { numbers, issuerId }, input) => {
    const registerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
    await assertNew(
      reader,
      registerId,
      numbers.map((number) => number.numberKey),
      input,
    )
    const { id } = await reader.tx.notice.create({
      data: {
        ...columnsOf(input),
        registerId,
        issuerId,
        registeredById: reader.actor.kind === 'user' ? reader.actor.id : null,
      },
      select: { id: true },
    })
    await insertNumbers(reader, id, numbers)
    await insertArrivals(reader, id, input.arrivals)
    await reader.tx.noticeVersion.create({
      data: { noticeId: id, version: 1, subject: input.subject, body: input.body ?? null },
    })
    await addLinks(reader, id, input.links)
    await fillStubs(reader, {
      id,
      registerId,
      date: input.date,
      numberKeys: numbers.map((number) => number.numberKey),
      subject: input.subject,
    })
    const label = numbers.map((number) => number.normalized).join('・') || input.kind
    return {
      result: { id },
      facts: [
        {
          event: 'notice.registered',
          object: { type: 'notice', id },
          organizationId: registerId,
          label: `${label} ${input.subject}`,
          after: { numbers: numbers.map((number) => number.normalized), date: input.date, kind: input.kind },
        },
      ],
    }
  },
})

async function insertNumbers(reader: Reader, noticeId: string, numbers: readonly DocumentNumber[]): Promise<void> {
  await reader.tx.noticeNumber.createMany({
    data: numbers.map(({ raw, normalized, numberKey, symbol, mmdd, serial, branch, fiscalYearPrefix }, position) => ({
      noticeId,
      position,
      raw,
      normalized,
      numberKey,
      symbol,
      mmdd,
      serial,
      branch,
      fiscalYearPrefix,
    })),
  })
}

async function insertArrivals(reader: Reader, noticeId: string, arrivals: NoticeInput['arrivals']): Promise<void> {
  await reader.tx.noticeArrival.createMany({
    data: arrivals.map(({ on, channel, sender, note }) => ({
      noticeId,
      arrivedOn: dateToDb(on),
      channel,
      sender,
      note: note ?? null,
    })),
  })
}

function columnsOf(input: NoticeInput) {
  return {
    issuer: input.issuer,
    kind: input.kind,
    kindInferred: input.kindInferred,
    subject: input.subject,
    subjectSuffix: input.subjectSuffix ?? null,
    issuedOn: dateToDb(input.date),
    fiscalYear: fiscalYearOf(input.date),
    addressee: input.addressee ?? null,
    body: input.body ?? null,
    contact: input.contact ?? null,
    requestedAction: input.requestedAction ?? null,
    targetAudience: input.targetAudience,
    deadline: input.deadline ? dateToDb(input.deadline) : null,
    sealOmitted: input.sealOmitted,
    alreadyNotified: input.alreadyNotified,
    searchKey: searchKey(`${input.subject} ${input.issuer.join(' ')}`),
  }
}

/** The organization whose name begins the issuer's title (厚生労働省医政局長 → 厚生労働省), the longest one. */
async function findIssuer(reader: Reader, issuer: string): Promise<string | null> {
  const rows = await reader.tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM organization WHERE starts_with(${issuer}, name) ORDER BY length(name) DESC LIMIT 1`
  return rows[0]?.id ?? null
}

async function assertNew(
  reader: Reader,
  registerId: string,
  numberKeys: readonly string[],
  input: NoticeInput,
): Promise<void> {
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n JOIN notice_number x ON x.notice_id = n.id
    WHERE n.register_id = ${registerId}::uuid AND n.issued_on = ${input.date}::date AND x.number_key = ANY (${numberKeys}) AND n.issuer && ${input.issuer} LIMIT 1`
  if (rows.length > 0)
    throw new AppError('conflict', [{ field: 'documentNumbers.0', code: 'number-taken' }], { noticeId: rows[0]?.id })
}
