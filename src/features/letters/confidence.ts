/** 確からしさ: one figure and one reason per field, from the grounds on which it was read. */
import type { Warning } from './consistency.ts'
import type { Header } from './header.ts'
import type { KindReading } from './kind.ts'

export interface Certainty {
  confidence: number
  /** a code; the screens have its sentence */
  reason: string
}

const kindGrounds: Record<KindReading['ground'], Certainty> = {
  label: { confidence: 0.99, reason: 'label-printed' },
  suffix: { confidence: 0.98, reason: 'suffix-of-subject' },
  heading: { confidence: 0.9, reason: 'heading-printed' },
  verb: { confidence: 0.85, reason: 'verb-of-text' },
  default: { confidence: 0.6, reason: 'no-sign-of-kind' },
}

export function confidenceOf(
  field: string,
  header: Header,
  kind: KindReading,
  warnings: readonly Warning[],
): Certainty {
  if (field === 'kind') return kindGrounds[kind.ground]
  if (field === 'documentNumbers') return numberCertainty(header, warnings)
  if (field === 'date') return dateCertainty(header, warnings)
  if (field === 'subject')
    return header.subject && /(?:について|の件)$/.test(header.subject.value)
      ? { confidence: 0.95, reason: 'title-ends-as-titles-do' }
      : { confidence: 0.7, reason: 'title-by-position' }
  if (field === 'issuer')
    return warnings.includes('issuer-differs')
      ? { confidence: 0.5, reason: 'issuer-differs' }
      : { confidence: 0.9, reason: 'office-by-position' }
  if (field === 'addressee')
    return header.addressees.value.some(({ honorific }) => honorific !== null)
      ? { confidence: 0.9, reason: 'honorific-printed' }
      : { confidence: 0.55, reason: 'no-honorific' }
  return { confidence: 0.85, reason: 'words-of-text' }
}

function numberCertainty(header: Header, warnings: readonly Warning[]): Certainty {
  if (header.partialNumber) return { confidence: 0.2, reason: 'digits-lost' }
  if (warnings.includes('number-day-differs')) return { confidence: 0.5, reason: 'number-day-differs' }
  if (warnings.includes('fiscal-year-differs')) return { confidence: 0.6, reason: 'fiscal-year-differs' }
  const isConfirmed = header.numbers.value.some(({ number }) => number.mmdd !== null) && header.date !== null
  return isConfirmed
    ? { confidence: 0.99, reason: 'number-day-agrees' }
    : { confidence: 0.92, reason: 'number-stands-alone' }
}

function dateCertainty(header: Header, warnings: readonly Warning[]): Certainty {
  if (warnings.includes('number-day-differs')) return { confidence: 0.6, reason: 'number-day-differs' }
  const isConfirmed = header.numbers.value.some(({ number }) => number.mmdd !== null)
  return isConfirmed
    ? { confidence: 0.99, reason: 'number-day-agrees' }
    : { confidence: 0.93, reason: 'date-stands-alone' }
}
