import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineCommand } from '#server/command.ts'

const shape = { name: 'probe', input: z.strictObject({}), load: () => Promise.resolve(null) }
const fact = { event: 'probe.done', object: { type: 'probe', id: null }, organizationId: null }

// These two must not compile; `npm run check` fails when one of the expected errors is missing.
// @ts-expect-error a command without permit
export const withoutPermit = () =>
  defineCommand({ ...shape, run: () => Promise.resolve({ result: null, facts: [fact] }) })
// @ts-expect-error a command that leaves no fact
export const withoutFact = () =>
  defineCommand({ ...shape, permit: () => 'allow', run: () => Promise.resolve({ result: null, facts: [] }) })

test('a command with permission and fact is accepted', () => {
  expect(
    defineCommand({ ...shape, permit: () => 'allow', run: () => Promise.resolve({ result: null, facts: [fact] }) })
      .name,
  ).toBe('probe')
})
