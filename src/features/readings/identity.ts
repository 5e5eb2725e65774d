/** Which of two letters read are one, and which registered letter a letter read is: number and day, else title and day. */
import { parseHeaderNumber } from '#core/text/document-number.ts'
import { isNationalNumber } from '#features/notices/link.ts'
import type { NearLetter } from '#features/notices/near-letter.ts'
import { titleStem } from '#features/notices/title.ts'
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

interface Registered extends NearLetter {
  firstPage: number | null
  hasFile: boolean
}

/**
 * For each letter read, the letter that it seems to be; null where it is new.
 * @param letters of the register, near to these
 * @param digests of the files, by position
 */
export function duplicatesOf(
  letters: readonly NearLetter[],
  documents: readonly ProposedDocument[],
  digests: readonly (string | null)[],
): (Duplicate | null)[] {
  return documents.map((document, at) => {
    const registered = listLike(letters, document, digests[document.file] ?? null)
    const twin = registered.find((one) => isSameLetter(one, document)) ?? onSamePages(documents, document, registered)
    const earlier = documents.slice(0, at).find((one) => isSameLetter(one, document))
    return twin ? ofRegister(twin) : earlier ? ofReading(earlier) : null
  })
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
function listLike(letters: readonly NearLetter[], document: ProposedDocument, digest: string | null): Registered[] {
  const like = letters.flatMap((one): Registered[] => {
    const holds = one.holds.filter(({ sha256 }) => sha256 === digest)
    const hasFile = holds.length > 0
    const firstPage = holds.find((held) => held.firstPage !== null)?.firstPage ?? null
    return hasFile || one.date === document.date ? [{ ...one, firstPage, hasFile }] : []
  })
  return [...like.filter((one) => one.hasFile), ...like.filter((one) => !one.hasFile)]
}
