/** つながり: how one letter refers to another. A letter that is not registered yet stays a stub with the cited words. */

export const linkRelations = [
  'forwards',
  'same_time',
  'amends',
  'corrects',
  'replaces',
  'abolishes',
  'qa_of',
  'refers_to',
] as const

/** National symbols end in 発 (医政発): only they may be recognised without a date; a local number alone never links. */
export function isNationalNumber(numberKey: string): boolean {
  return /発(第)?\d/.test(numberKey)
}
