/**
 * 文書の読み取り: text goes in, letters come out, each field with its place on the page, how sure it is and why.
 * Pure and offline: rules, tables and a choice among candidates. Nothing is guessed: a digit that is lost stays lost.
 */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import type { Addressee } from './addressee.ts'
import { alternativesOf } from './alternative.ts'
import type { Attachment } from './attachment.ts'
import { bodyOf } from './body.ts'
import { citationsOf } from './citation.ts'
import { certaintiesOf, certaintyOf, type Grounds, type HeadField } from './certainty.ts'
import type { Citation } from './cited-document.ts'
import { type Warning, warningsOf } from './consistency.ts'
import type { Contact } from './contact.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { headerOf } from './header.ts'
import { kindOf } from './kind.ts'
import { issuersByLearned, kindByLearned } from './learned-symbol.ts'
import { foldPages, type FoldedText, type Page, type Span } from './page-text.ts'
import type { Alternative, Certainty } from './reason.ts'
import { doubtScans } from './scan-doubt.ts'
import { segmentsOf } from './segment.ts'
import { type IssuerSymbol, type SymbolTable, symbolTable } from './symbol-table.ts'

export type CitedDocument = Omit<Citation, 'spans'>

export interface Letter {
  documentNumbers: string[]
  /** as printed, when digits were lost in extraction */
  partialNumber: string | null
  label: string | null
  date: CalendarDate | null
  fiscalYear: number | null
  kind: string
  kindInferred: boolean
  subject: string | null
  subjectSuffix: string | null
  issuer: string[]
  issuerName: string | null
  addressee: Addressee[]
  citedDocuments: CitedDocument[]
  sealOmitted: boolean
  contact: Contact | null
  alreadyNotified: string[]
  requestedAction: string | null
  targetAudience: string[]
  deadline: CalendarDate | null
  attachments: Attachment[]
  legalReferences: string[]
  warnings: Warning[]
  /** how sure each field of the head is, also of those that were not found */
  certainty: Record<HeadField, Certainty>
  /** other readings of doubtful fields */
  alternatives: Partial<Record<HeadField, Alternative[]>>
  /** one entry per field that was read */
  evidence: Record<string, Evidence[]>
}

export interface ReadingAids {
  /** whose number begins with which symbol: what the product ships and what the installation learned */
  symbols: readonly IssuerSymbol[]
}

/** @param pages of one or several files, in order; a letter does not run from one file into the next */
export function readLetters(pages: readonly Page[], { symbols }: ReadingAids): Letter[] {
  const table = symbolTable(symbols)
  const files = Map.groupBy(pages, (page) => page.file)
  return [...files.values()].flatMap((own) => {
    const folded = foldPages(own)
    return segmentsOf(folded).map((span) => doubtScans(letterOf(folded, span, table), own))
  })
}

/** Some forty pages: the letter itself. What its annexes cite is not cited by the letter. */
const bodyUnits = 60_000

function letterOf(folded: FoldedText, span: Span, table: SymbolTable): Letter {
  const { header, isOfSymbol } = headerBySymbols(folded, span, table)
  const body = { start: header.bodyStart, end: Math.min(span.end, header.bodyStart + bodyUnits) }
  const date = header.date?.value ?? null
  const kind = kindOf({
    hasLabel: header.hasLabel !== null,
    suffix: header.subjectSuffix,
    heading: header.heading?.value ?? null,
    opening: folded.text.slice(body.start, Math.min(body.end, body.start + 1200)),
    usual: kindByLearned(header, table),
  })
  const numbers = header.numbers.value.map(({ number }) => number)
  const citations = citationsOf(folded, [...header.amendments.filter(({ end }) => end <= body.start), body], {
    letterDate: date,
    ownNumbers: new Set(numbers.map((one) => one.normalized)),
    ownIssuer: header.issuers.value[0] ?? null,
    ownSubject: header.subject?.value ?? null,
    table,
  })
  const text = bodyOf(folded, body, header, date)
  const warnings = warningsOf(numbers, date, header.issuers.value, table)
  const isSymbolKnown = !warnings.includes('issuer-differs') && numbers.every(({ symbol }) => table.isKnown(symbol))
  const grounds = { header, kind, warnings, isOfSymbol, isSymbolKnown }
  const spans = { ...text.spans, citedDocuments: citations.flatMap((one) => one.spans) }
  return {
    documentNumbers: numbers.map((one) => one.normalized),
    partialNumber: header.partialNumber?.value ?? null,
    label: header.hasLabel ? '事務連絡' : null,
    date,
    fiscalYear: date === null ? null : fiscalYearOf(date),
    kind: kind.kind,
    kindInferred: kind.kindInferred,
    subject: header.subject?.value ?? null,
    subjectSuffix: header.subjectSuffix,
    issuer: header.issuers.value,
    issuerName: header.issuerName,
    addressee: header.addressees.value,
    citedDocuments: citations.map(withoutSpans),
    sealOmitted: header.seal !== null,
    ...text.fields,
    warnings,
    certainty: certaintiesOf(grounds),
    alternatives: alternativesOf(folded, grounds, table),
    evidence: evidenceFor(folded, grounds, spans),
  }
}

/** The head as read, its issuers completed by what the installation learned of its symbols. */
function headerBySymbols(folded: FoldedText, span: Span, table: SymbolTable) {
  const read = headerOf(folded, span)
  const { isLearned, ...issuers } = issuersByLearned(folded, span.start, read, table)
  return { header: { ...read, issuers }, isOfSymbol: isLearned }
}

function withoutSpans(citation: Citation): CitedDocument {
  const cited: CitedDocument & { spans?: Span[] } = { ...citation }
  delete cited.spans
  return cited
}

function evidenceFor(
  folded: FoldedText,
  grounds: Grounds,
  textSpans: Record<string, Span[]>,
): Record<string, Evidence[]> {
  const { header, kind } = grounds
  const kindSpan = {
    label: header.hasLabel ? [header.hasLabel] : [],
    suffix: header.subject?.spans ?? [],
    heading: header.heading?.spans ?? [],
    verb: [],
    usual: [],
    default: [],
  }[kind.ground]
  const spans: Record<string, readonly Span[]> = {
    documentNumbers: header.partialNumber ? header.partialNumber.spans : header.numbers.spans,
    date: header.date?.spans ?? [],
    kind: kindSpan,
    subject: header.subject?.spans ?? [],
    issuer: header.issuers.spans,
    addressee: header.addressees.spans,
    sealOmitted: header.seal ? [header.seal] : [],
    ...textSpans,
  }
  return Object.fromEntries(
    Object.entries(spans).flatMap(([field, places]) => {
      const { confidence, reason } = certaintyOf(field, grounds)
      const found = places.flatMap((place) => evidenceOf(folded, place, confidence, reason))
      return found.length > 0 ? [[field, found]] : []
    }),
  )
}
