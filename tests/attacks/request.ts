/** One case and one surface become one request: names translated, fixtures filled in, nothing repaired. */
import { AbsentFixture, type Filler } from './fill.ts'
import type { Case, CaseFile, CaseInput, Surface } from './format.ts'
import { generate } from './gen.ts'
import type { Header, Subject } from './subject.ts'
import { headerOf, type Sent, send } from './wire.ts'

export interface Plan {
  subject: Subject
  one: Case
  input: CaseInput
  surface: Surface
  filler: Filler
}

export interface Built {
  sent: Sent
  /** texts of the body: no log may repeat them */
  texts: string[]
  /** what the case itself put into the body, under the product's names */
  fields: Record<string, unknown>
}

/** @throws AbsentFixture where something that the case needs does not exist yet */
export async function build(plan: Plan, n = 1): Promise<Built> {
  const { subject, one, input, surface, filler } = plan
  const method = input.method ?? surface.method
  const own = await subject.headersOf(one.actor, method !== 'GET' && method !== 'HEAD')
  if (own === null) throw new AbsentFixture(`actor ${one.actor}`)
  const target = await targetOf(plan, n)
  const body = await bodyOf(plan, method, n)
  const given: Header[] = []
  for (const [name, value] of Object.entries({ ...surface.headers, ...input.headers }))
    given.push([name, await filler.text(value, n)])
  for (const [name, gen] of Object.entries(input.headers_gen ?? {})) given.push([name, await generatedText(gen)])
  const base: Header[] = [...own]
  if (body.type) base.push(['Content-Type', body.type])
  if (surface.ifMatch) base.push(...(await currentEtag(plan, target, own)))
  const headers = withCookies(merge(base, given), await cookiesOf(plan, n))
  return { sent: { method, target, headers, body: body.bytes }, texts: body.texts, fields: body.fields }
}

/** Later headers replace earlier ones. An empty Origin means that none is sent; a stated Origin is a browser's whole word. */
function merge(base: readonly Header[], over: readonly Header[]): Header[] {
  const names = new Set(over.map(([name]) => name.toLowerCase()))
  if (names.has('origin')) names.add('sec-fetch-site')
  return [...base.filter(([name]) => !names.has(name.toLowerCase())), ...over].filter(
    ([name, value]) => name.toLowerCase() !== 'origin' || value !== '',
  )
}

function withCookies(headers: Header[], cookies: readonly string[]): Header[] {
  if (cookies.length === 0) return headers
  const known = headers.filter(([name]) => name.toLowerCase() === 'cookie').map(([, value]) => value)
  return [...headers.filter(([name]) => name.toLowerCase() !== 'cookie'), ['Cookie', [...known, ...cookies].join('; ')]]
}

async function cookiesOf({ input, filler }: Plan, n: number): Promise<string[]> {
  const cookies: string[] = []
  for (const [name, value] of Object.entries(input.cookies ?? {}))
    cookies.push(`${await filler.text(name, n)}=${await filler.text(value, n)}`)
  for (const [name, gen] of Object.entries(input.cookies_gen ?? {}))
    cookies.push(`${await filler.text(name, n)}=${await generatedText(gen)}`)
  return cookies
}

export async function targetOf({ input, surface, filler, one }: Plan, n = 1): Promise<string> {
  if (input.path !== undefined) return clean(await filler.text(input.path, n))
  if (input.path_gen !== undefined) return clean(await generatedText(input.path_gen))
  const special = input.fixture === undefined ? {} : surface.fixtures[input.fixture]
  if (!special) throw new AbsentFixture(`fixture ${input.fixture} of ${one.surface}`)
  const holder = Object.entries(surface.paramsWith).find(([name]) => JSON.stringify(input).includes(`{{${name}}}`))
  const given: Record<string, string> = { ...surface.params, ...holder?.[1], ...special, ...input.path_params }
  for (const [name, gen] of Object.entries(input.path_params_gen ?? {})) given[name] = await generatedText(gen)
  let path = ''
  let at = 0
  for (const match of surface.path.matchAll(/\{(\w+)\}/g)) {
    const value = given[match[1] ?? '']
    if (value === undefined) throw new AbsentFixture(`path parameter ${match[1]} of ${one.surface}`)
    path += surface.path.slice(at, match.index) + clean(await filler.text(value, n))
    at = match.index + match[0].length
  }
  path += surface.path.slice(at)
  const query = await queryOf(surface, input, filler, n)
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`
}

async function queryOf(surface: Surface, input: CaseInput, filler: Filler, n: number): Promise<string> {
  const nameOf = (name: string) => surface.fields[name] ?? name
  const parts: string[] = []
  const add = (name: string, value: string) => parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  for (const [name, value] of Object.entries(surface.query)) add(name, await filler.text(value, n))
  if (input.query !== undefined)
    for (const pair of (await filler.text(input.query, n)).split('&')) {
      const name = pair.split('=', 1)[0] ?? ''
      parts.push(clean(nameOf(name) + pair.slice(name.length)))
    }
  for (const [name, value] of input.query_pairs ?? []) add(nameOf(name), await filler.text(value, n))
  for (const [name, gen] of [...(input.query_gen ?? []), ...(input.query_pairs_gen ?? [])])
    add(nameOf(name), await generatedText(gen))
  return parts.join('&')
}

/** Only what no request line can carry is encoded: spaces, controls, quotes, letters beyond ASCII. */
function clean(text: string): string {
  return text.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (letter) =>
    [...Buffer.from(letter, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

async function generatedText(gen: unknown): Promise<string> {
  return (await generate(gen)).toString('utf8')
}

interface Body {
  type?: string
  bytes?: Buffer
  texts: string[]
  fields: Record<string, unknown>
}

async function bodyOf(plan: Plan, method: string, n: number): Promise<Body> {
  const { input, surface, filler } = plan
  const type = input.content_type
  const nothing = { texts: [], fields: {} }
  if (input.raw !== undefined)
    return { ...nothing, type: type ?? 'application/json', bytes: Buffer.from(await filler.text(input.raw, n)) }
  const bytes = input.gen ?? input.raw_gen
  if (bytes !== undefined) return { ...nothing, type: type ?? 'application/json', bytes: await generate(bytes) }
  if (input.file || input.files) return multipart(plan, [...(input.file ? [input.file] : []), ...(input.files ?? [])])
  if (method === 'GET' || method === 'HEAD' || method === 'TRACE') return nothing
  if (input.form || input.form_gen || (surface.carries === 'form' && input.json === undefined)) return formBody(plan, n)
  if (input.json !== undefined && (typeof input.json !== 'object' || input.json === null || Array.isArray(input.json)))
    return { ...nothing, type: 'application/json', bytes: Buffer.from(JSON.stringify(input.json)) }
  const hasBody = input.json !== undefined || input.json_gen !== undefined || surface.carries === 'json'
  return hasBody ? jsonBody(plan, n) : nothing
}

async function formBody({ input, surface, filler }: Plan, n: number): Promise<Body> {
  const given = await givenOf({ ...input.form }, input.form_gen, surface, filler, n)
  const base = surface.carries === 'form' ? ((await filler.deep(surface.base, n)) as Record<string, unknown>) : {} // deep keeps the shape
  const whole = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...base, ...given }))
    whole.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  return {
    type: 'application/x-www-form-urlencoded',
    bytes: Buffer.from(whole.toString()),
    texts: textsOf(given),
    fields: given,
  }
}

async function jsonBody({ input, surface, filler }: Plan, n: number): Promise<Body> {
  const json = (input.json ?? {}) as Record<string, unknown> // bodyOf lets only objects through
  const given = await givenOf(json, input.json_gen, surface, filler, n)
  const base = surface.carries === 'json' || surface.carries === 'form' ? await filler.deep(surface.base, n) : {}
  const whole = { ...(base as object), ...given }
  return {
    type: 'application/json',
    bytes: Buffer.from(JSON.stringify(whole)),
    texts: textsOf(given),
    fields: given,
  }
}

/** What the case gives, under the names of the product. */
async function givenOf(
  json: Record<string, unknown>,
  generated: Record<string, unknown> | undefined,
  surface: Surface,
  filler: Filler,
  n: number,
): Promise<Record<string, unknown>> {
  const all = { ...((await filler.deep(json, n)) as Record<string, unknown>) } // deep keeps the shape
  for (const [name, gen] of Object.entries(generated ?? {})) all[name] = await generatedText(gen)
  const named: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(all)) {
    if (surface.omit.includes(name)) continue
    const here = surface.fields[name] ?? name
    const list = /^(\w+)\[\]\.(\w+)$/.exec(here)
    if (!list) named[here] = value
    else named[list[1] ?? ''] = Array.isArray(value) ? value.map((one) => ({ [list[2] ?? '']: one as unknown })) : value
  }
  return named
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

/** As browsers write it: the name in UTF-8, with line breaks and quotes percent-encoded. */
async function multipart({ surface, filler }: Plan, files: readonly CaseFile[]): Promise<Body> {
  const boundary = '----shuchiAttack7d1f'
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries((await filler.deep(surface.base)) as Record<string, unknown>)) // deep keeps the shape
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`),
    )
  for (const file of files) {
    const name = (await filler.text(file.filename)).replace(/[\r\n"]/g, (letter) =>
      letter === '"' ? '%22' : letter === '\r' ? '%0D' : '%0A',
    )
    const bytes = file.gen === undefined ? Buffer.from(file.text ?? file.raw ?? '') : await generate(file.gen)
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${surface.part}"; filename="${name}"\r\nContent-Type: ${file.content_type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    )
  }
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    texts: [],
    fields: {},
  }
}

export async function currentEtag(plan: Plan, target: string, own: readonly Header[]): Promise<Header[]> {
  const answer = await send(
    { method: 'GET', target: target.split('?', 1)[0] ?? '', headers: own },
    wireOf(plan.subject),
  )
  const etag = headerOf(answer, 'etag')
  return etag ? [['If-Match', etag]] : []
}

export function wireOf(subject: Subject, timeoutMs = 30_000) {
  return { host: subject.target.host, port: subject.target.port, timeoutMs }
}
