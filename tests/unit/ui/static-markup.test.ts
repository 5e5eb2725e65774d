/** What is written out is what React would have written; what cannot be written out is refused. */
import { createElement, Fragment, type ReactElement, type ReactNode, useState } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Icon } from '#ui/icons.tsx'
import { Cell, DaysCell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { SmallCurve } from '#ui/response-curve.tsx'
import { SegmentedBar } from '#ui/segmented-bar.tsx'
import { markupOf } from '#ui/static-markup.tsx'
import { StatusMark } from '#ui/status-mark.tsx'

/** Elements of any kind, also those that must be refused: the types are not what is tested here. */
const make = createElement as (type: unknown, props?: object | null, ...children: ReactNode[]) => ReactElement

const hostile = `<script>alert("1")</script> & 'x' \u2028`

const mark = make(StatusMark, { tone: 'sent', word: hostile, behalf: 'x' })
const link = (one: number) =>
  make('a', { href: `/x?y=1&z="${one}"`, download: true, 'data-soft': 'keep', hidden: false }, ...linkTexts(one))
const linkTexts = (one: number) => [one > 1 && hostile, 0, null, make(Fragment, null, 'x', 2)]
const row = (one: number) =>
  make(
    LedgerRow,
    { key: one, struck: one === 1 },
    make('th', { scope: 'rowgroup', rowSpan: 2, className: 'name' }, hostile),
    make(DaysCell, { days: 12, unit: '開庁日', age: 'late' }),
    make(Cell, { nowrap: true, sub: hostile, subLate: true }, mark),
    make(Cell, null, link(one)),
  )
const columns = [{ key: 'a', label: hostile, align: 'right', double: true, sub: 'b' }]
const table = make(LedgerTable, { caption: hostile, columns }, make(LedgerBody, null, row(1), row(2)))
const bar = make(SegmentedBar, {
  label: hostile,
  segments: [
    { tone: 'sent', count: 3, label: hostile, href: '/a?b&c', pressed: true },
    { tone: 'diss', count: 1, label: 'b' },
  ],
})
const curve = make(SmallCurve, { points: [{ day: 1, share: 0.5 }], today: 3, due: 2, label: hostile, caption: 'c' })

test.each<[string, ReactNode]>([
  ['a table', table],
  ['a curve', curve],
  ['a bar', bar],
  ['a glyph', make(Icon, { name: 'phone', label: hostile, size: 24 })],
  ['a field', make('input', { type: 'checkbox', disabled: true, className: 'ck', 'data-check-all': '' })],
])('%s is written as React writes it', (_what, node) => {
  expect(markupOf(node)).toBe(renderToStaticMarkup(node))
})

test('hooks, client components, handlers, styles and unknown attributes are refused', () => {
  const stateful = () => useState('x')[0]
  const client = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') })
  for (const node of [
    make(stateful),
    make(client), // what a client module looks like to a server component
    make('button', { onClick: () => undefined }),
    make('p', { style: { width: 1 } }),
    make('p', { dangerouslySetInnerHTML: { __html: '<b>' } }),
    make('form', { action: () => undefined }),
    make('p', { lang: new Date(0) }),
  ])
    expect(() => markupOf(node)).toThrow()
})
