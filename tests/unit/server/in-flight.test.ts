/** The door in a crowd: as many as can be served in time come in, the others are told at once. */
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { admission } from '#server/in-flight.ts'

/** @returns as much of a request and its answer as the door looks at */
function knock(url = '/inbox', complete = true) {
  const response = new EventEmitter() as ServerResponse // only its end is listened for
  return { request: { url, complete } as IncomingMessage, response } // only these two are read
}
type Knock = ReturnType<typeof knock>
const enter = (admit: ReturnType<typeof admission>, { request, response }: Knock) => admit(request, response)

test('beyond the limit nobody comes in until an answer was sent', () => {
  const admit = admission(2)
  const first = knock()
  expect(enter(admit, first)).toBe(true)
  expect(enter(admit, knock())).toBe(true)
  expect(enter(admit, knock())).toBe(false)
  first.response.emit('close')
  expect(enter(admit, knock())).toBe(true)
  expect(enter(admit, knock())).toBe(false)
})

test('health and static files are always answered', () => {
  const admit = admission(0)
  for (const url of ['/api/health/ready', '/_next/static/a.js']) expect(enter(admit, knock(url)), url).toBe(true)
  for (const url of ['/', '/api/v1/inbox', '/files/_next/static/']) expect(enter(admit, knock(url)), url).toBe(false)
})

test('whoever is still sending shuts nobody out', () => {
  const admit = admission(2)
  for (let count = 0; count < 10; count += 1) expect(enter(admit, knock('/session/sign-in', false))).toBe(true)
  expect(enter(admit, knock())).toBe(true)
  expect(enter(admit, knock())).toBe(true)
  expect(enter(admit, knock())).toBe(false)
})
