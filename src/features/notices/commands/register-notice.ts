import { AppError, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { addLinks, fillStubs, linksOf } from '../citations.ts'
import { addFile } from '../files.ts'
import { columnsOf, findIssuer, findTwin, searchColumns } from '../letter.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import { labelOf, parsedNumbers, replaceNumbers } from '../numbers.ts'
import { type NoticeInput, registrationInput } from '../schema.ts'

/** Enters a letter into the register of the actor's organization, files and all or nothing; stubs that cite it are filled. */
export const registerNotice = defineCommand({
  name: 'registerNotice',
  input: registrationInput,
  load: async (reader, input) => ({
    numbers: parsedNumbers(input.documentNumbers, input.documentNumbersRaw),
    issuerId: await findIssuer(reader, input.issuer[0] ?? ''),
  }),
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, { numbers, issuerId }, { files, ...input }) => {
    const registerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
    const numberKeys = numbers.map((number) => number.numberKey)
    const twin = await findTwin(reader, { registerId, numberKeys, date: input.date, issuer: input.issuer }, null)
    if (twin) throw new AppError('conflict', [{ field: 'documentNumbers.0', code: 'number-taken' }], { noticeId: twin })
    const id = await insert(reader, registerId, issuerId, input)
    await replaceNumbers(reader, id, numbers)
    await insertArrivals(reader, id, input.arrivals)
    await addLinks(reader, id, citationsOf(input))
    await fillStubs(reader, { id, registerId, date: input.date, numberKeys, subject: input.subject })
    for (const [index, file] of files.entries()) await addFile(reader, { id, version: 1 }, file, `files.${index}`)
    const documentNumbers = numbers.map((number) => number.normalized)
    return {
      result: { id },
      facts: [
        {
          event: 'notice.registered',
          object: { type: 'notice', id },
          organizationId: registerId,
          label: labelOf({ ...input, documentNumbers }),
          after: { numbers: documentNumbers, date: input.date, kind: input.kind, files: files.length },
        },
      ],
    }
  },
})

async function insert(
  reader: Reader,
  registerId: string,
  issuerId: string | null,
  { links: _links, arrivals: _arrivals, ...letter }: NoticeInput,
): Promise<string> {
  const { subject, issuer, kind } = letter
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
      issuerId,
      registeredById: reader.actor.kind === 'user' ? reader.actor.id : null,
    },
    select: { id: true },
  })
  await reader.tx.noticeVersion.create({
    data: {
      noticeId: id,
      version: 1,
      subject,
      body: letter.body ?? null,
      createdAt: reader.now,
      createdById: reader.actor.kind === 'user' ? reader.actor.id : null,
      createdByName: reader.actor.name,
    },
  })
  return id
}

async function insertArrivals(reader: Reader, noticeId: string, arrivals: NoticeInput['arrivals']): Promise<void> {
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

/** Links as given, and those that the wording cites and nobody named already. */
function citationsOf(input: NoticeInput): NoticeInput['links'] {
  const named = new Set(input.links.flatMap((link) => link.numbers))
  return [
    ...input.links,
    ...linksOf(input.citedDocuments).filter((one) => !one.numbers.some((number) => named.has(number))),
  ]
}
