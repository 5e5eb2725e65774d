/** 別の読み: what else a doubtful field may be, each with the ground that speaks for it. Offered to a person, never chosen. */
import { dateOf, partsOf } from '#core/time/calendar-date.ts'
import type { Grounds, HeadField } from './certainty.ts'
import { kindOfVerb } from './kind.ts'
import type { FoldedText } from './page-text.ts'
import type { Alternative } from './reason.ts'
import type { SymbolTable } from './symbol-table.ts'

export function alternativesOf(
  folded: FoldedText,
  grounds: Grounds,
  table: SymbolTable,
): Partial<Record<HeadField, Alternative[]>> {
  const { header } = grounds
  const found: Record<string, Alternative[]> = {
    documentNumbers: header.unreadNumber ? [{ value: header.unreadNumber.value, reason: 'unusual-form' }] : [],
    date: datesBeside(grounds),
    kind: kindsBeside(folded, grounds),
    subject: header.otherSubjects.map((value) => ({ value, reason: 'other-title-printed' })),
    issuer: officesBeside(grounds, table),
  }
  return Object.fromEntries(Object.entries(found).filter(([, offered]) => offered.length > 0))
}

/** The day that the number names, in the year of the letter; and other dates that the head prints. */
function datesBeside({ header, warnings }: Grounds): Alternative[] {
  const own = header.date?.value
  const others: Alternative[] = header.otherDates.map((value) => ({ value, reason: 'other-date-printed' }))
  if (!own || !warnings.includes('number-day-differs')) return others
  const days = header.numbers.value.flatMap(({ number: { mmdd } }) => {
    const day = mmdd === null ? null : dateOf(partsOf(own).year, Number(mmdd.slice(0, 2)), Number(mmdd.slice(2)))
    return day === null || day === own || header.otherDates.includes(day) ? [] : [day]
  })
  return [...[...new Set(days)].map((value) => ({ value, reason: 'day-of-number' as const })), ...others]
}

/** What the verb of the text says where the kind stands on other ground. */
function kindsBeside({ text }: FoldedText, { header, kind }: Grounds): Alternative[] {
  const verb = kindOfVerb(text.slice(header.bodyStart, header.bodyStart + 1200))
  return verb && verb !== kind.kind && kind.ground !== 'label' ? [{ value: verb, reason: 'verb-of-text' }] : []
}

/** The offices whose symbols the numbers bear, where the paper shows another office or none. */
function officesBeside({ header, warnings }: Grounds, table: SymbolTable): Alternative[] {
  const { numbers, issuers, date } = header
  if (issuers.value.length > 0 && !warnings.includes('issuer-differs')) return []
  const offices = numbers.value.map(({ number }) => table.officesOf(number.symbol, date?.value ?? null)[0] ?? null)
  const named = offices.flatMap((office) => office ?? [])
  return named.length > 0 && named.length === offices.length && named.join('\n') !== issuers.value.join('\n')
    ? [{ value: named.join('\n'), reason: 'office-of-symbol' }]
    : []
}
