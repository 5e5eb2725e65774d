import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineCommand } from '#server/command.ts'

const shape = { name: 'probe', input: z.strictObject({}), load: () => Promise.resolve(null) }
const fact = { event: 'probe.done', object: { type: 'probe', id: null }, organizationId: null }
const permit = () => 'allow' as const

// These two must not compile; `npm run check` fails when one of the expected errors is missing.
// @ts-expect-error a command without permit
const withoutPermit = () => defineCommand({ ...shape, run: async () => ({ result: null, facts: [fact] }) })
// @ts-expect-error a command that leaves no fact
const withoutFact = () => defineCommand({ ...shape, permit, run: async () => ({ result: null, facts: [] }) })

test('a command with permission and fact is accepted', () => {
  const whole = defineCommand({ ...shape, permit, run: () => Promise.resolve({ result: null, facts: [fact] }) })
  expect(whole.name).toBe('probe')
  expect([withoutPermit, withoutFact]).toHaveLength(2)
})
