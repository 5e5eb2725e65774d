import { expect, test } from 'vitest'
import { boxesOf, type Mark, stretchesOf } from '../../../src/app/(office)/readings/[id]/page-marks.ts'

const at = (page: number, start: number, end: number) => ({
  file: 'a.pdf',
  page,
  start,
  end,
  text: '',
  confidence: 1,
  reason: 'words-of-text',
})
const mark = (key: string, ...evidence: Mark['evidence']): Mark => ({
  key,
  no: 1,
  isDoubtful: false,
  control: key,
  evidence,
})
const outline = (text: string, page: number, marks: Mark[]) =>
  stretchesOf(text, page, marks).map((one) => [one.text, one.marks.map(({ key }) => key).join(' ')])

test('a page is cut where fields begin and end, and nothing of its text is lost', () => {
  const marks = [mark('1.subject', at(1, 2, 8)), mark('1.kind', at(1, 5, 10))]
  expect(outline('0123456789ab', 1, marks)).toEqual([
    ['01', ''],
    ['234', '1.subject'],
    ['567', '1.subject 1.kind'],
    ['89', '1.kind'],
    ['ab', ''],
  ])
})

test('a field of another page, an empty stretch and one behind the end mark nothing here', () => {
  const marks = [mark('1.date', at(2, 0, 3)), mark('1.issuer', at(1, 4, 4)), mark('1.contact', at(1, 90, 99))]
  expect(outline('本文のみ', 1, marks)).toEqual([['本文のみ', '']])
})

test('a field that runs past the end of its page is marked to the end', () => {
  expect(outline('件名', 1, [mark('1.subject', at(1, 1, 50))])).toEqual([
    ['件', ''],
    ['名', '1.subject'],
  ])
})

test('where a field begins and ends is known, for its place and its figure', () => {
  const [, second, third] = stretchesOf('01234567', 1, [mark('1.subject', at(1, 2, 6)), mark('1.kind', at(1, 4, 6))])
  expect(second?.opens.map(({ key }) => key)).toEqual(['1.subject'])
  expect(second?.closes).toEqual([])
  expect(third?.opens.map(({ key }) => key)).toEqual(['1.kind'])
  expect(third?.closes.map(({ key }) => key)).toEqual(['1.subject', '1.kind'])
})

test('an empty page has nothing to draw', () => {
  expect(stretchesOf('', 1, [mark('1.subject', at(1, 0, 2))])).toEqual([])
})

test('on a picture a field is marked once a line on all words that it was read from, and on no other page', () => {
  const word = (start: number, end: number, left: number, top: number) => ({
    start,
    end,
    left,
    top,
    width: 20,
    height: 12,
  })
  const places = [word(0, 2, 0, 10), word(2, 5, 30, 11), word(3, 5, 30, 11), word(5, 9, 0, 40)]
  const marks = [mark('1.date', at(1, 1, 6)), mark('1.issuer', at(2, 0, 9)), mark('1.kind', at(1, 9, 12))]
  expect(boxesOf(places, 1, marks).map((one) => [one.mark.key, one.boxes])).toEqual([
    [
      '1.date',
      [
        { left: 0, top: 10, width: 50, height: 13 },
        { left: 0, top: 40, width: 20, height: 12 },
      ],
    ],
  ])
})
