/** The door from outside, over real HTTP and raw sockets: what the unit test of the rules cannot see is whether they stand before everything. */
import net from 'node:net'
import { expect, test } from '@playwright/test'
import { signIn } from '../support/sign-in.ts'

const port = Number(process.env.E2E_PORT ?? 3917)
const base = `http://127.0.0.1:${port}`

interface Answer {
  status: number
  head: string
  body: string
}

/** Writes the request as it stands and reads until the server closes or has been silent for a moment. */
function raw(request: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(request))
    let text = ''
    const done = () => {
      socket.destroy()
      const [head = '', ...rest] = text.split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
        head: head.toLowerCase(),
        body: rest.join('\r\n\r\n'),
      })
    }
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', done)
    socket.on('error', reject)
    socket.setTimeout(1_500, done)
  })
}

/** @param lines headers beside Host */
function ask(method: string, path: string, lines: string[] = [], body = ''): Promise<Answer> {
  const isGiven = lines.some((line) => line.startsWith('Content-Length:'))
  const length = isGiven || (body === '' && method === 'GET') ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  const host = lines.some((line) => line.startsWith('Host:')) ? [] : [`Host: 127.0.0.1:${port}`]
  return raw([`${method} ${path} HTTP/1.1`, ...host, 'Connection: close', ...length, ...lines, '', body].join('\r\n'))
}

const form = 'Content-Type: application/x-www-form-urlencoded'

test('a foreign host is answered 421 in words, on pages, data and static files alike', async () => {
  for (const path of ['/', '/sign-in', '/api/v1/notices', '/api/health/live', '/icon.svg']) {
    expect((await ask('GET', path, ['Host: evil.example'])).status, path).toBe(421)
    expect((await ask('GET', path, [`Host: 127.0.0.1.evil.example:${port}`])).status, path).toBe(421)
  }
  const page = await ask('GET', '/', ['Host: evil.example', 'Accept: text/html'])
  expect(page.body).toContain('この住所では開けません')
  expect((await ask('GET', '/', ['Host: evil.example', 'Accept: text/html', 'Accept-Language: en'])).body).toContain(
    'does not open under this address',
  )
  expect((await ask('GET', '/api/health/live', ['Host: localhost:1'])).status).toBe(200)
})

test('what only the framework may say, upgrades and absolute targets are answered 400', async () => {
  for (const header of [
    'x-middleware-subrequest: src/proxy',
    'x-middleware-next: 1',
    'next-resume: 1',
    'x-nextjs-data: 1',
    'x-matched-path: /audit',
  ])
    expect((await ask('GET', '/audit', [header])).status, header).toBe(400)
  const upgrade = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`
  expect((await raw(upgrade)).status).toBe(400)
  expect((await ask('GET', 'http://127.0.0.1:9/')).status).toBe(400)
  expect((await ask('GET', '//evil.example/')).status).toBe(400)
})

test('nothing without a session reaches a server function', async () => {
  const own = `Origin: ${base}`
  expect((await ask('POST', '/', ['Next-Action: x', 'Content-Type: text/plain', own], '[]')).status).toBe(401)
  expect((await ask('POST', '/notices/new', [form, own], 'subject=x')).status).toBe(401)
  expect((await ask('POST', '/sign-in', [form, own, 'Cookie: __Host-shuchi.session=made-up'], 'a=b')).status).toBe(401)
  expect((await ask('POST', '/nowhere', [form, own], 'a=b')).status).toBe(401)
})

test('the forms of our own refuse whoever comes from elsewhere', async () => {
  for (const path of ['sign-in', 'sign-out', 'setup', 'language', 'organization'])
    for (const origin of [
      ['Origin: https://evil.example'],
      ['Origin: null'],
      [],
      ['Sec-Fetch-Site: cross-site', `Origin: ${base}`],
    ])
      expect(
        (await ask('POST', `/session/${path}`, [form, ...origin], 'email=a')).status,
        `${path} ${origin.join()}`,
      ).toBe(403)
  expect(
    (await ask('POST', '/session/sign-in', ['Content-Type: application/xml', `Origin: ${base}`], '<a/>')).status,
  ).toBe(415)
  expect(
    (await ask('POST', '/session/sign-in', [form, `Origin: ${base}`, 'Content-Length: 33554432'], '')).status,
  ).toBe(413)
  const spoofed = await ask(
    'POST',
    '/session/sign-in',
    [form, `Origin: ${base}`, 'X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example'],
    'email=a&password=b',
  )
  expect([spoofed.status, spoofed.head.includes('evil')]).toEqual([401, false]) // a program gets the status, a browser its form
})

test('other methods, both framings and the image optimizer are no way in', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'PROPFIND'])
    expect((await ask(method, '/')).status, method).toBe(405)
  expect((await ask('PROPFIND', '/api/v1/notices')).head).toContain('allow: get, head, post')
  const both = await raw(
    `POST /api/v1/notices HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /audit HTTP/1.1\r\nHost: x\r\n\r\n`,
  )
  expect(both.status).toBe(400)
  expect((await ask('GET', '/_next/image?url=http%3A%2F%2F127.0.0.1%3A9%2F&w=64&q=75')).status).toBe(404)
  expect((await ask('GET', '/api/auth/session')).body).toContain('{}')
  for (const path of ['signin', 'csrf', 'signout', 'providers'])
    expect((await ask('GET', `/api/auth/${path}`)).status, path).toBe(404)
  expect((await ask('POST', '/api/auth/signout', [form, `Origin: ${base}`], 'a=b')).status).toBe(405)
})

test('every answer carries the fixed headers, and none tells what we are made of', async () => {
  for (const path of [
    '/',
    '/sign-in',
    '/nowhere',
    '/icon.svg',
    '/api/v1/notices',
    '/api/health/ready',
    '/_next/static/none.js',
    '/_next/image',
  ]) {
    const { head } = await ask('GET', path)
    for (const line of [
      'x-content-type-options: nosniff',
      'referrer-policy: same-origin',
      'cross-origin-opener-policy: same-origin',
      'cross-origin-resource-policy: same-origin',
      'permissions-policy: camera=()',
      'x-frame-options: deny',
    ])
      expect(head, `${path} ${line}`).toContain(line)
    expect(head, path).not.toMatch(/x-powered-by|strict-transport-security|^server:/m)
  }
})

test('a policy header that came in is dropped', async () => {
  const { head } = await ask('GET', '/sign-in', [`Content-Security-Policy: script-src 'nonce-planted'`])
  expect(head).toMatch(/content-security-policy: default-src 'none'/)
  expect(head).not.toContain('planted')
})

test('with a session a cross-site post is refused before anything is written, and signing out ends the session', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  const cookies = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ')
  const write = (lines: string[]) => ask('POST', '/notices/new', [form, `Cookie: ${cookies}`, ...lines], 'subject=x')
  expect((await write(['Origin: https://evil.example'])).status).toBe(403)
  expect((await write([])).status).toBe(403)
  expect((await ask('GET', '/session/sign-out', [`Cookie: ${cookies}`])).status).toBe(405)
  expect((await ask('GET', '/api/auth/session', [`Cookie: ${cookies}`])).body).not.toContain('sid')
  expect((await ask('GET', '/', [`Cookie: ${cookies}`])).status).toBe(200)
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await page.waitForURL('**/sign-in')
  expect((await ask('GET', '/', [`Cookie: ${cookies}`])).status).toBe(307)
})
