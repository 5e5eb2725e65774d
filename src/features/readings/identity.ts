/** Which of two letters read are one, and which registered letter a letter read is: number and day, else title and day. */
import { parseHeaderNumber } from '#core/text/document-number.ts'
import { isNationalNumber } from '#features/notices/link.ts'
import { titleStem } from '#features/notices/title.ts'
import type { Reader } from '#server/context.ts'
import type { ProposedDocument } from './proposal.ts'
import type { Duplicate } from './reading.ts'

export function numberKeysOf(numbers: readonly string[]): string[] {
  return numbers.flatMap((number) => {
    const parsed = parseHeaderNumber(number)
    return parsed.ok ? [parsed.numberKey] : []
  })
}

interface Named {
  documentNumbers: readonly string[]
  date: string | null
  subject: string | null
  issuer: readonly string[]
}

export function isSameLetter(one: Named, other: Named): boolean {
  if (one.date === null || one.date !== other.date) return false
  const [keys, others] = [numberKeysOf(one.documentNumbers), numberKeysOf(other.documentNumbers)]
  if (keys.length > 0 || others.length > 0)
    return keys.some((key) => others.includes(key) && (isNationalNumber(key) || isPerhapsOneOffice(one, other)))
  const stem = titleStem(one.subject ?? '')
  return stem !== '' && stem === titleStem(other.subject ?? '')
}

/** 医第5号 exists in many prefectures on one day: the names of the offices must begin alike, where both are known. */
function isPerhapsOneOffice(one: Named, other: Named): boolean {
  if (one.issuer.length === 0 || other.issuer.length === 0) return true
  return one.issuer.some((office) => other.issuer.some((known) => known.slice(0, 3) === office.slice(0, 3)))
}

interface Registered extends Named {
  id: string
  kind: string
  isDraft: boolean
  isWithdrawn: boolean
  firstPage: number | null
  hasFile: boolean
}

/** For each letter read, the letter that it seems to be; null where it is new. @param digests of the files, by position */
export async function duplicatesOf(
  reader: Reader,
  documents: readonly ProposedDocument[],
  digests: readonly (string | null)[],
): Promise<(Duplicate | null)[]> {
  const found: (Duplicate | null)[] = []
  for (const [at, document] of documents.entries()) {
    const registered = await listLike(reader, document, digests[document.file] ?? null)
    const twin = registered.find((one) => isSameLetter(one, document)) ?? onSamePages(documents, document, registered)
    const earlier = documents.slice(0, at).find((one) => isSameLetter(one, document))
    found.push(twin ? ofRegister(twin) : earlier ? ofReading(earlier) : null)
  }
  return found
}

/** The file is known, and one letter of it began on this page: this is that letter, however its number was corrected since. */
function onSamePages(
  documents: readonly ProposedDocument[],
  document: ProposedDocument,
  registered: readonly Registered[],
): Registered | undefined {
  const isAlone = (page: number | null) =>
    registered.filter((one) => one.hasFile && one.firstPage === page).length === 1 &&
    documents.filter((one) => one.file === document.file && one.firstPage === page).length === 1
  return registered.find((one) => one.hasFile && one.firstPage === document.firstPage && isAlone(one.firstPage))
}

function ofRegister(notice: Registered): Duplicate {
  const { id, isDraft, isWithdrawn, hasFile } = notice
  return {
    ground: hasFile ? 'same-file' : 'same-identity',
    noticeId: id,
    document: null,
    label: labelOf(notice),
    isDraft,
    isWithdrawn,
  }
}

function ofReading(document: ProposedDocument): Duplicate {
  return {
    ground: 'same-identity',
    noticeId: null,
    document: document.index,
    label: labelOf(document),
    isDraft: true,
    isWithdrawn: false,
  }
}

export function labelOf({ documentNumbers, kind, subject }: Omit<Named, 'issuer' | 'date'> & { kind: string }): string {
  return `${documentNumbers.join('・') || kind} ${subject ?? ''}`.trim()
}

/** Letters of the own register that hold these bytes, or that are of this day; those that hold the bytes come first. */
async function listLike(reader: Reader, document: ProposedDocument, digest: string | null): Promise<Registered[]> {
  return reader.tx.$queryRaw<Registered[]>`
    WITH holding AS (
      SELECT f.notice_id, min(f.first_page) AS first_page FROM notice_file f WHERE f.sha256 = ${digest} AND f.removed_at IS NULL GROUP BY 1
      UNION SELECT a.notice_id, NULL FROM notice_arrival a WHERE a.sha256 = ${digest})
    SELECT n.id, n.kind, n.subject, n.issuer, n.issued_on::text AS date, n.published_at IS NULL AS "isDraft", n.withdrawn_at IS NOT NULL AS "isWithdrawn",
      ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers",
      (SELECT max(h.first_page) FROM holding h WHERE h.notice_id = n.id) AS "firstPage", EXISTS (SELECT 1 FROM holding h WHERE h.notice_id = n.id) AS "hasFile"
    FROM notice n WHERE n.register_id = ${reader.actor.organizationId}::uuid
      AND (n.issued_on = ${document.date}::date OR n.id IN (SELECT notice_id FROM holding))
    ORDER BY 10 DESC, n.registered_at`
}
