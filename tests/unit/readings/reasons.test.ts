import { expect, test } from 'vitest'
import { alternativeReasons, reasons } from '#features/letters/reason.ts'
import { ja } from '#messages/ja/ja.ts'

/** Grounds on which a field is sure: nobody is told of them. */
const quiet = new Set<string>([
  'label-printed',
  'suffix-of-subject',
  'heading-printed',
  'verb-of-text',
  'number-day-agrees',
  'number-stands-alone',
  'symbol-known',
  'date-stands-alone',
  'title-ends-as-titles-do',
  'office-by-position',
  'office-of-symbol',
  'honorific-printed',
  'words-of-text',
])

test('every reason to doubt a field, and every other reading of it, has its sentence', () => {
  expect(reasons.filter((one) => !quiet.has(one) && !(one in ja.reading.reason))).toEqual([])
  expect(alternativeReasons.filter((one) => !(one in ja.reading.otherReason))).toEqual([])
})
