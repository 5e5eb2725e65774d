import { AppError, found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import type { Fact } from '#server/audit-log.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { run } from '#server/statement.ts'
import { corrected, planOf, type Step } from '../acceptance.ts'
import { duplicatesOf } from '../identity.ts'
import { type LockedReading, lockReading } from '../keeping.ts'
import { learnFrom } from '../learned-symbol.ts'
import { lettersNear, proposeLinks } from '../linking.ts'
import { keepOutcomes, outcomesOf, type Outcome } from '../outcome.ts'
import { proposal } from '../proposal.ts'
import type { ProposedLink } from '../reading.ts'
import { type Acceptance, acceptanceInput } from '../schema.ts'
import { type Intake, type KeptFile, takeStep } from '../taking.ts'
import { tieNotice } from '../tying.ts'

/**
 * 登録: all letters that are taken, with their originals, arrivals and links, or nothing. The same acceptance again answers
 * with what the first one led to.
 */
export const acceptReading = defineCommand({
  name: 'acceptReading',
  input: acceptanceInput,
  load: async (reader, input) => found(await lockReading(reader, input.readingId)),
  permit: (reader, reading) => decide(reader.actor, 'notice.edit-draft', reading.isOwn ? 'own' : 'none'),
  run: async (reader, reading, input) => {
    const object = { type: 'reading', id: reading.id }
    const shared = { object, organizationId: reading.organizationId }
    if (reading.acceptedAt)
      return {
        result: { id: reading.id, outcomes: await run(reader, outcomesOf(reading.id)) },
        facts: [{ event: 'reading.accepted-again', ...shared }],
      }
    assertOpen(reading)
    const { outcomes, facts } = await accept(reader, reading, input)
    const taken = outcomes.filter(({ noticeId }) => noticeId !== null).length
    return {
      result: { id: reading.id, outcomes },
      facts: [{ event: 'reading.accepted', ...shared, after: { documents: outcomes.length, taken } }, ...facts],
    }
  },
})

function assertOpen({ proposedAt, discardedAt }: LockedReading): void {
  if (discardedAt) throw new AppError('not-now', [{ field: '', code: 'reading-discarded' }])
  if (!proposedAt) throw new AppError('not-now', [{ field: '', code: 'reading-unfinished' }])
}

async function accept(
  reader: Reader,
  reading: LockedReading,
  input: Acceptance,
): Promise<{ outcomes: Outcome[]; facts: Fact[] }> {
  await lockRegister(reader, reading.organizationId)
  const wanted = new Map(input.documents.map((one) => [one.index, one]))
  const read = proposal.parse(reading.proposal).documents
  const documents = read.map((document) => corrected(document, wanted.get(document.index)))
  const files = await listKeptFiles(reader, reading.id)
  const digests = files.map(({ sha256 }) => sha256)
  const letters = await run(reader, lettersNear(reader, [...documents, ...read], digests))
  const steps = planOf(documents, duplicatesOf(letters, documents, digests), wanted)
  const links = withSeen(proposeLinks(letters, documents), proposeLinks(letters, read))
  const intake: Intake = { files, arrival: input.arrival, noticeIds: new Map(), facts: [] }
  for (const [at, step] of steps.entries()) await takeStep(reader, step, intake, `documents.${at}`)
  const outcomes: Outcome[] = []
  for (const [at, { document, taking, wanted: asked }] of steps.entries()) {
    const noticeId = intake.noticeIds.get(document.index) ?? null
    const isNew = noticeId !== null && (taking === 'register' || taking === 'separate')
    const own = { proposed: links[at] ?? [], wanted: asked?.links }
    const linkIds = isNew ? await tieNotice(reader, noticeId, own, intake.noticeIds, `documents.${at}`) : []
    outcomes.push({ index: document.index, taken: taking, noticeId, linkIds })
  }
  await keepOutcomes(reader, reading.id, outcomes)
  const learned = await learn(reader, reading, steps)
  return { outcomes, facts: [...intake.facts, ...learned] }
}

/** The links of the corrected letters; one that only the letters as read had was seen and may have been kept all the same. */
function withSeen(links: readonly ProposedLink[][], seen: readonly ProposedLink[][]): ProposedLink[][] {
  return links.map((own, at) => [
    ...own,
    ...(seen[at] ?? [])
      .filter(({ key }) => own.every((link) => link.key !== key))
      .map((link) => ({ ...link, isKept: false })),
  ])
}

/** Two acceptances of one office come one after the other: the second sees what the first registered. */
async function lockRegister(reader: Reader, organizationId: string): Promise<void> {
  await reader.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`readings ${organizationId}`}, 0))`
}

/** What was confirmed of each letter, against what had been read of it. */
async function learn(reader: Reader, { id, proposal: kept }: LockedReading, steps: readonly Step[]): Promise<Fact[]> {
  const read = new Map(proposal.parse(kept).documents.map((document) => [document.index, document]))
  const pairs = steps.flatMap(({ document, confirmed }) => {
    const original = read.get(document.index)
    if (!confirmed || !original) return []
    const { issuer, kind, date } = confirmed.letter
    const documentNumbers = confirmed.numbers.map((number) => number.normalized)
    return [{ read: original, confirmed: { documentNumbers, issuer, kind, date } }]
  })
  return learnFrom(reader, id, pairs)
}

async function listKeptFiles(reader: Reader, readingId: string): Promise<KeptFile[]> {
  return reader.tx.readingFile.findMany({
    where: { readingId },
    orderBy: { position: 'asc' },
    select: { name: true, sha256: true, sizeBytes: true, mediaType: true },
  })
}
