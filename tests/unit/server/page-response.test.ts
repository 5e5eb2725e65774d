import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteOutage } from '#server/outage.ts'
import { PageResponse } from '#server/page-response.ts'

/** Answers 500 as the framework does: with a status set beforehand, in pieces, packed or not; an address says whether the database was gone. */
const server = createServer({ ServerResponse: PageResponse }, (request, response) => {
  if (request.url?.includes('outage')) noteOutage()
  response.statusCode = request.url?.includes('fine') ? 200 : 500
  response.setHeader('content-type', 'text/plain')
  if (request.url?.includes('packed')) {
    response.setHeader('content-encoding', 'gzip')
    const gzip = createGzip()
    gzip.pipe(response)
    gzip.end('bare')
  } else {
    response.write('ba')
    response.end('re')
  }
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // listens on a port
})
afterAll(() => server.close())

const ask = (path: string, init: RequestInit = {}) => fetch(base + path, init)

test('a page that failed while the database was gone is 503, says so in the reader’s language, and tries again', async () => {
  for (const path of ['/outage', '/outage-packed']) {
    const answer = await ask(path, { headers: { 'accept-language': 'en' } })
    const text = await answer.text()
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-encoding')]).toEqual([
      503,
      '10',
      null,
    ])
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('http-equiv="refresh" content="10"')
    expect(text).not.toContain('bare')
    const [, nonce] = /<style nonce="([^"]+)"/.exec(text) ?? []
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
  }
  const chosen = await ask('/outage', { headers: { 'accept-language': 'en', cookie: 'a=b; shuchi.language=ja' } })
  expect(await chosen.text()).toContain('いま台帳を開けません')
})

test('what is no page, no failure or no outage goes out as it is', async () => {
  for (const [path, init, status] of [
    ['/', {}, 500],
    ['/fine-outage', {}, 200],
    ['/outage', { method: 'POST' }, 500],
    ['/api/v1/outage', {}, 500],
  ] as const) {
    const answer = await ask(path, init)
    expect([path, answer.status, await answer.text()]).toEqual([path, status, 'bare'])
  }
})
