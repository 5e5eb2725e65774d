/** 理由: why a field is read as it is, and why a reader may doubt it. Closed lists; the screens have a sentence for each code. */

export const reasons = [
  'label-printed',
  'suffix-of-subject',
  'heading-printed',
  'verb-of-text',
  'no-sign-of-kind',
  'usual-kind-of-symbol',
  'digits-lost',
  'number-day-agrees',
  'number-day-differs',
  'fiscal-year-differs',
  'number-stands-alone',
  'symbol-known',
  'unusual-form',
  'number-unread',
  'no-number-printed',
  'date-stands-alone',
  'several-dates',
  'day-lost',
  'era-changed',
  'title-ends-as-titles-do',
  'title-by-position',
  'office-by-position',
  'office-of-symbol',
  'issuer-differs',
  'joint-counts-differ',
  'honorific-printed',
  'no-honorific',
  'words-of-text',
  'not-found',
  'read-from-picture',
] as const
export type Reason = (typeof reasons)[number]

export interface Certainty {
  /** 0–1 */
  confidence: number
  reason: Reason
}

/** Below this a person should look: 要確認. */
export const doubtBelow = 0.8

export function isDoubtful({ confidence }: Certainty): boolean {
  return confidence < doubtBelow
}

export const alternativeReasons = [
  'day-of-number',
  'other-date-printed',
  'office-of-symbol',
  'verb-of-text',
  'other-title-printed',
  'unusual-form',
] as const

/** Another reading of a doubtful field; the items of a list stand on lines of their own. */
export interface Alternative {
  value: string
  reason: (typeof alternativeReasons)[number]
}
