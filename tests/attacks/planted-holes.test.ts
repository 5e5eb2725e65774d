/** The runner finds what it is there for: a tiny office with one planted hole at a time, and the same office without. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { driftOf } from './drift.ts'
import { type Surfaces, toClass } from './format.ts'
import { judgeCase } from './judge.ts'
import type { Header, State, Subject } from './subject.ts'

type Hole = 'none' | 'no-scope' | 'get-writes' | 'no-origin' | 'stored-script' | 'talkative' | 'silent-refusal'

const ids = { own: '00000000-0000-4000-8000-000000000001', other: '00000000-0000-4000-8000-000000000002' }
const office = { hole: 'none' as Hole, subjects: new Map<string, string>(), answers: 0, published: 0, refused: 0 }
let server: Server
let subject: Subject

beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one
  subject = subjectAt(port)
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const refusals = {
  401: ['unauthenticated', '名前を告げてください'],
  403: ['forbidden', 'この操作は許されていません'],
  404: ['not-found', '見つかりません'],
  405: ['not-allowed', 'この方法では扱えません'],
} as const

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const path = new URL(request.url ?? '/', 'http://office').pathname
  const refuse = (status: keyof typeof refusals) => {
    if (status === 403 && office.hole !== 'silent-refusal') office.refused += 1
    const [code, title] = refusals[status]
    const detail = office.hole === 'talkative' ? { stack: 'Error: x\n    at read (/srv/app/read.ts:12:3)' } : {}
    response.writeHead(status, { 'content-type': 'application/problem+json', 'x-content-type-options': 'nosniff' })
    response.end(JSON.stringify({ code, title, errors: [], ...detail }))
  }
  const give = (status: number, value: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (path === '/api/health/ready') return give(200, {})
  if (!request.headers.cookie) return refuse(401)
  const [, area = '', id = ''] = path.split('/')
  const origin = request.headers.origin
  const isForeign = request.method !== 'GET' && origin !== `http://${request.headers.host}`
  if (isForeign && office.hole !== 'no-origin') return refuse(403)
  if (area === 'answers') {
    if (request.method === 'POST' || office.hole === 'get-writes') office.answers += 1
    return request.method === 'POST' || office.hole === 'get-writes'
      ? give(200, { answers: office.answers })
      : refuse(405)
  }
  if (area === 'publications') {
    office.published += 1
    return give(202, { id })
  }
  if (area === 'notices' && request.method === 'POST') {
    const given = JSON.parse(body) as { subject: string } // the surface below sends one
    office.subjects.set(ids.own, given.subject)
    return give(201, { id: ids.own, subject: given.subject })
  }
  if (area === 'notices' && id === ids.other && office.hole !== 'no-scope') return refuse(404)
  const text = id === ids.other ? '他所の秘密' : office.subjects.get(id)
  if (text === undefined) return refuse(404)
  if (area === 'notices') return give(200, { id, subject: text })
  const shown = office.hole === 'stored-script' ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${shown}</h1>`)
}

const base = { query: {}, params: {}, headers: {}, fields: {}, elsewhere: {}, omit: [], ifMatch: false, part: 'file' }
const rest = { shows: [], aliases: {}, actors: {}, paramsWith: {}, isImpossible: false, isBuiltIn: false, fixtures: {} }
const surfaces: Surfaces = {
  notice_get: { ...base, ...rest, method: 'GET', path: '/notices/{id}', carries: 'path', base: {} },
  notice_create: {
    ...base,
    ...rest,
    method: 'POST',
    path: '/notices',
    carries: 'json',
    base: { subject: '通知' },
    fields: { title: 'subject' },
    shows: ['/notices/{{created}}', '/page/{{created}}'],
  },
  notice_publish: { ...base, ...rest, method: 'POST', path: `/publications/${ids.own}`, carries: 'json', base: {} },
  ack_confirm: { ...base, ...rest, method: 'POST', path: '/answers', carries: 'json', base: {} },
}

function subjectAt(port: number): Subject {
  const origin = `http://127.0.0.1:${port}`
  return {
    target: { host: '127.0.0.1', port, origin, pid: null, logFile: null },
    surfaces,
    exists: (name) => name in surfaces,
    headersOf: (_actor, isWrite): Promise<Header[]> =>
      Promise.resolve([['Cookie', 'who=staff'], ...(isWrite ? ([['Origin', origin]] as Header[]) : [])]),
    fixture: (name) => Promise.resolve({ own_notice_id: ids.own, other_notice_id: ids.other }[name]),
    state: (): Promise<State> =>
      Promise.resolve({
        domain: new Map([
          ['notice', JSON.stringify([...office.subjects])],
          ['answer', String(office.answers)],
          ['publication', String(office.published)],
        ]),
        done: office.answers + office.published,
        refused: office.refused,
        mails: 0,
        trapped: 0,
      }),
    forbiddenText: () => '他所の秘密',
    resetLimits: () => Promise.resolve(),
    secrets: () => [],
  }
}

const only = (status: number[], effect: string) => ({ status, effect })
const foreignId = {
  id: 'T-1',
  surface: 'notice_get',
  actor: 'city_staff',
  input: { path_params: { id: '{{other_notice_id}}' } },
  expect: only([404], 'none'),
}
const getAnswer = {
  id: 'T-2',
  surface: 'ack_confirm',
  actor: 'link_holder',
  input: { method: 'GET' },
  expect: only([200, 303, 404, 405], 'none'),
}
const foreignOrigin = {
  id: 'T-3',
  surface: 'notice_publish',
  actor: 'pref_staff',
  input: { headers: { Origin: 'https://evil.example' } },
  expect: only([400, 403, 405], 'none'),
}
const script = {
  id: 'T-4',
  surface: 'notice_create',
  actor: 'pref_staff',
  input: { json: { title: '<script>window.X=1</script>通知' } },
  expect: only([200, 201], 'stored-verbatim'),
}

async function judge(hole: Hole, one: object) {
  office.hole = hole
  office.subjects.clear()
  const group = toClass({ format: 'shuchi-attacks/1', class: 'T', default_expect: only([200], 'none'), cases: [one] })
  const [found] = group.cases
  if (!found) throw new Error('no case')
  return judgeCase(subject, found)
}

test.each([foreignId, getAnswer, foreignOrigin, script])('an office without a hole passes $id', async (one) => {
  const { state, reasons } = await judge('none', one)
  expect({ state, reasons }).toEqual({ state: 'passed', reasons: [] })
})

test.each([
  ['no-scope', foreignId, 'the answer shows what belongs to an unrelated office'],
  ['get-writes', getAnswer, 'G4 answer changed'],
  ['no-origin', foreignOrigin, 'G4 publication changed'],
  ['stored-script', script, 'the page holds the stored text as markup'],
  ['talkative', foreignId, 'G3 the error shows'],
  ['silent-refusal', foreignOrigin, 'G8 a refusal without a security event'],
] as const)('the hole %s is found', async (hole, one, reason) => {
  const { state, reasons } = await judge(hole, one)
  expect(state).toBe('failed')
  expect(reasons.join(' · ')).toContain(reason)
})

test('a surface that is not there is absent, never passed', async () => {
  expect((await judge('none', { ...foreignId, surface: 'report_pdf' })).state).toBe('absent')
})

test('a fixture that is not there is absent, never passed', async () => {
  const token = { ...foreignId, input: { path_params: { id: '{{valid_token}}' } } }
  expect((await judge('none', token)).state).toBe('absent')
})

test('an input that the runner does not know fails the case', async () => {
  expect((await judge('none', { ...foreignId, input: { telepathy: true } })).state).toBe('failed')
})

test('a route of the build that nobody mapped is named', () => {
  const routes = {
    paths: new Set(['/notices', '/secret']),
    operations: new Set(['GET /api/v1/x']),
    parameters: new Set<string>(),
  }
  expect(driftOf(routes, { '/notices': ['N06'] })).toEqual([
    'GET /api/v1/x is in the build and not in tests/attacks/routes.json',
    '/secret is in the build and not in tests/attacks/routes.json',
  ])
})
