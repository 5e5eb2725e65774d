/** 確からしさ: one figure and one reason per field, from the grounds on which it was read. */
import type { Warning } from './consistency.ts'
import type { Header } from './header.ts'
import type { KindReading } from './kind.ts'
import type { Certainty } from './reason.ts'

export const headFields = ['documentNumbers', 'date', 'kind', 'subject', 'issuer', 'addressee'] as const
export type HeadField = (typeof headFields)[number]

/** What was read, and what was noticed about it. */
export interface Grounds {
  header: Header
  kind: KindReading
  warnings: readonly Warning[]
  /** the table knows the office of every number, and the paper shows no other */
  isSymbolKnown: boolean
  /** the issuer was completed by what the installation learned of the symbol */
  isOfSymbol: boolean
}

const kindGrounds: Record<KindReading['ground'], Certainty> = {
  label: { confidence: 0.99, reason: 'label-printed' },
  suffix: { confidence: 0.98, reason: 'suffix-of-subject' },
  heading: { confidence: 0.9, reason: 'heading-printed' },
  verb: { confidence: 0.85, reason: 'verb-of-text' },
  usual: { confidence: 0.75, reason: 'usual-kind-of-symbol' },
  default: { confidence: 0.6, reason: 'no-sign-of-kind' },
}
const missing: Certainty = { confidence: 0, reason: 'not-found' }

const ofHead: Record<HeadField, (grounds: Grounds) => Certainty> = {
  documentNumbers: numberCertainty,
  date: dateCertainty,
  kind: ({ kind }) => kindGrounds[kind.ground],
  subject: ({ header: { subject } }) => {
    if (!subject) return missing
    return /(?:について|の件)$/.test(subject.value)
      ? { confidence: 0.95, reason: 'title-ends-as-titles-do' }
      : { confidence: 0.7, reason: 'title-by-position' }
  },
  issuer: issuerCertainty,
  addressee: ({ header: { addressees } }) => {
    if (addressees.value.length === 0) return missing
    return addressees.value.some(({ honorific }) => honorific !== null)
      ? { confidence: 0.9, reason: 'honorific-printed' }
      : { confidence: 0.55, reason: 'no-honorific' }
  },
}

export function certaintiesOf(grounds: Grounds): Record<HeadField, Certainty> {
  return {
    documentNumbers: ofHead.documentNumbers(grounds),
    date: ofHead.date(grounds),
    kind: ofHead.kind(grounds),
    subject: ofHead.subject(grounds),
    issuer: ofHead.issuer(grounds),
    addressee: ofHead.addressee(grounds),
  }
}

export function certaintyOf(field: string, grounds: Grounds): Certainty {
  const known = headFields.find((one) => one === field)
  return known ? ofHead[known](grounds) : { confidence: 0.85, reason: 'words-of-text' }
}

function numberCertainty({ header, warnings, isSymbolKnown }: Grounds): Certainty {
  const numbers = header.numbers.value.map(({ number }) => number)
  if (header.partialNumber) return { confidence: 0.2, reason: 'digits-lost' }
  if (numbers.length === 0) return withoutNumber(header)
  if (warnings.includes('number-day-differs')) return { confidence: 0.5, reason: 'number-day-differs' }
  if (warnings.includes('fiscal-year-differs')) return { confidence: 0.6, reason: 'fiscal-year-differs' }
  if (header.date !== null && numbers.some(({ mmdd }) => mmdd !== null))
    return { confidence: 0.99, reason: 'number-day-agrees' }
  if (numbers.some(({ normalized }) => !/第.*号/.test(normalized))) return { confidence: 0.75, reason: 'unusual-form' }
  return isSymbolKnown
    ? { confidence: 0.96, reason: 'symbol-known' }
    : { confidence: 0.92, reason: 'number-stands-alone' }
}

function withoutNumber({ hasLabel, unreadNumber }: Header): Certainty {
  if (hasLabel) return { confidence: 0.97, reason: 'label-printed' }
  return unreadNumber ? { confidence: 0.2, reason: 'number-unread' } : { confidence: 0.7, reason: 'no-number-printed' }
}

function dateCertainty({ header, warnings }: Grounds): Certainty {
  if (header.date === null) return header.lostDate ? { confidence: 0.1, reason: 'day-lost' } : missing
  if (header.isDateLate) return { confidence: 0.7, reason: 'era-changed' }
  if (warnings.includes('number-day-differs')) return { confidence: 0.6, reason: 'number-day-differs' }
  if (header.numbers.value.some(({ number }) => number.mmdd !== null))
    return { confidence: 0.99, reason: 'number-day-agrees' }
  return header.otherDates.length > 0
    ? { confidence: 0.7, reason: 'several-dates' }
    : { confidence: 0.93, reason: 'date-stands-alone' }
}

function issuerCertainty({ header, warnings, isOfSymbol }: Grounds): Certainty {
  if (header.issuers.value.length === 0) return missing
  if (warnings.includes('issuer-differs')) return { confidence: 0.5, reason: 'issuer-differs' }
  if (isOfSymbol) return { confidence: 0.85, reason: 'office-of-symbol' }
  return warnings.includes('joint-counts-differ')
    ? { confidence: 0.7, reason: 'joint-counts-differ' }
    : { confidence: 0.9, reason: 'office-by-position' }
}
