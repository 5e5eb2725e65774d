import { expect, test } from 'vitest'
import { type FilledLine, linesFor, recipientsOf, shareOut } from '#features/distributions/composition.ts'

const member = (id: string) => ({ id, code: id, name: `${id}市` })
const line = (key: string, ids: string, change: Partial<FilledLine> = {}): FilledLine => ({
  key,
  treatment: 'to',
  channel: null,
  title: key,
  members: [...ids].map(member),
  ...change,
})
const shares = (lines: FilledLine[], excluded: string[] = []) =>
  Object.fromEntries(
    [...shareOut(lines, new Set(excluded))].map(([key, members]) => [key, members.map((one) => one.id).join('')]),
  )

test('a recipient counts once: its own line before the sets, earlier sets before later ones', () => {
  expect(shares([line('g:1', 'abc'), line('k:x', 'bcd'), line('o:b', 'b')])).toEqual({
    'g:1': 'ac',
    'k:x': 'd',
    'o:b': 'b',
  })
})

test('whoever was taken out of a set stays out, unless chosen alone', () => {
  expect(shares([line('g:1', 'abc')], ['b'])).toEqual({ 'g:1': 'ac' })
  expect(shares([line('g:1', 'abc'), line('o:b', 'b')], ['b'])).toEqual({ 'g:1': 'ac', 'o:b': 'b' })
})

test('role and route come from the line, the route of all where it says nothing', () => {
  const recipients = recipientsOf(
    [
      line('o:a', 'a', { treatment: 'cc', channel: 'post' }),
      line('g:1', 'b', { treatment: 'separately' }),
      line('k:x', 'c'),
    ],
    new Set(),
    'fax',
  )
  expect(recipients).toEqual([
    { organizationId: 'a', role: 'cc', channel: 'post', askedSeparately: false },
    { organizationId: 'b', role: 'to', channel: 'association', askedSeparately: true },
    { organizationId: 'c', role: 'to', channel: 'fax', askedSeparately: false },
  ])
})

test('a few get lines of their own, many stay one line', () => {
  const set = { key: 'a', treatment: 'to', channel: null } as const
  const many = Array.from({ length: 1800 }, (_, index) => member(String(index)))
  expect(linesFor(many.slice(0, 6), set)).toHaveLength(6)
  expect(linesFor(many, set)).toEqual([set])
})
