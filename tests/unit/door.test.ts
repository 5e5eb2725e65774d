import { describe, expect, test } from 'vitest'
import { type House, isOwnHost, type Knock, refusalOf } from '#server/door.ts'

const publicUrl = new URL('https://shuchi.example:8443')
const house: House = { publicUrl, hasSession: (cookies) => Promise.resolve(cookies === 'signed') }
const knock = (change: Partial<Knock> & { headers?: Knock['headers'] } = {}) =>
  refusalOf({ method: 'GET', url: '/', ...change, headers: { host: 'shuchi.example', ...change.headers } }, house)
const form = {
  cookie: 'signed',
  'sec-fetch-site': 'same-origin',
  'content-type': 'multipart/form-data; boundary=x',
  'content-length': '10',
}
const post = (headers: Knock['headers'], url = '/notices/new') =>
  knock({ method: 'POST', url, headers: { ...form, ...headers } })

describe('the door', () => {
  test('knows its own host and the loopback names, with any port there is', () => {
    for (const host of [
      'shuchi.example',
      'SHUCHI.example:8443',
      'shuchi.example:3000',
      '127.0.0.1:3917',
      'localhost',
      '[::1]:80',
    ])
      expect(isOwnHost(host, publicUrl), host).toBe(true)
    for (const host of [
      undefined,
      '',
      'evil.example',
      'shuchi.example.evil.example',
      'evil-shuchi.example',
      'localhost:99999',
      'localhost:',
      'a@localhost',
      'localhost/x',
      'localhost evil',
      '127.0.0.2',
    ])
      expect(isOwnHost(host, publicUrl), host).toBe(false)
  })

  test('refuses a foreign host before anything else', async () => {
    expect(await knock({ method: 'TRACE', headers: { host: 'evil.example' } })).toBe('misdirected')
  })

  test('refuses what only the framework may say, upgrades, and targets that are no path', async () => {
    for (const name of [
      'x-middleware-subrequest',
      'x-middleware-anything-new',
      'next-resume',
      'x-nextjs-data',
      'x-matched-path',
      'upgrade',
    ])
      expect(await knock({ headers: { [name]: '1' } }), name).toBe('malformed')
    for (const url of ['http://127.0.0.1:9/', '*', '//evil.example', '/\\evil.example', '/a b', '/\u0000'])
      expect(await knock({ url }), url).toBe('malformed')
  })

  test('lets ordinary reading in, and nothing but the known methods', async () => {
    expect(await knock()).toBeNull()
    expect(await knock({ method: 'HEAD', url: '/notices?q=1' })).toBeNull()
    for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])
      expect(await knock({ method }), method).toBe('method')
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST'])
      expect(await knock({ method, url: '/api/v1/notices' }), method).toBeNull()
    expect(await knock({ method: 'TRACE', url: '/api/v1/notices' })).toBe('method')
    expect(await knock({ url: '/_next/image?url=x' })).toBe('not-found')
  })

  test('hands no post to a page and no server action to the framework without a session', async () => {
    expect(await post({ cookie: 'made up' })).toBe('unauthenticated')
    expect(await post({ cookie: undefined })).toBe('unauthenticated')
    expect(await post({ cookie: undefined, 'next-action': 'x' }, '/session/sign-in')).toBe('unauthenticated')
    expect(await knock({ url: '/sign-in', headers: { 'next-action': 'x' } })).toBe('unauthenticated')
    expect(await post({})).toBeNull()
    expect(await post({ cookie: undefined }, '/session/sign-in')).toBeNull()
  })

  test('takes a form from our own pages only', async () => {
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe('forbidden')
    expect(await post({ 'sec-fetch-site': 'same-site' })).toBe('forbidden')
    expect(await post({ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' })).toBe('forbidden')
    expect(await post({ 'sec-fetch-site': 'same-origin', origin: 'https://shuchi.example:8443' })).toBeNull()
    const older = (origin?: string, host = 'shuchi.example') => post({ 'sec-fetch-site': undefined, origin, host })
    expect(await older('https://shuchi.example:8443')).toBeNull()
    expect(await older('http://localhost:3000', 'localhost:3000')).toBeNull()
    for (const origin of [
      undefined,
      'null',
      '',
      'https://evil.example',
      'https://shuchi.example:8443.evil.example',
      'http://shuchi.example:8443',
      'http://localhost:3001',
    ])
      expect(await older(origin, 'localhost:3000'), origin).toBe('forbidden')
  })

  test('takes forms by type and size, files where files go', async () => {
    expect(await post({ 'content-type': 'application/xml' })).toBe('media')
    expect(await post({ 'content-type': 'text/plain' })).toBe('media')
    expect(await post({ 'content-type': 'application/json' })).toBe('media')
    expect(await post({ 'content-type': 'application/json' }, '/session/sign-in')).toBeNull()
    expect(await post({ 'content-type': 'text/plain;charset=UTF-8', 'next-action': 'x' })).toBeNull()
    expect(await post({ 'content-encoding': 'gzip' })).toBe('media')
    expect(await post({ 'content-length': undefined, 'transfer-encoding': 'chunked' })).toBe('length')
    const big = { 'content-length': String(2 * 1024 * 1024) }
    expect(await post(big, '/session/sign-in')).toBe('too-large')
    expect(await post(big, '/distributions/new')).toBe('too-large')
    expect(await post(big, '/notices/new')).toBeNull()
    expect(await post({ 'content-length': String(60 * 1024 * 1024) })).toBe('too-large')
    expect(await knock({ method: 'POST', url: '/api/v1/notices', headers: big })).toBe('too-large')
  })
})
