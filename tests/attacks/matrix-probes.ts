/**
 * How each operation of the matrix is asked for over HTTP. One probe is one way to name the thing: in the path, in the
 * query, in the body, in a list, or on a page. A probe whose route the build does not have is absent.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Letter } from './world.ts'
import { today } from './world.ts'

export interface Asked {
  target: string
  body?: unknown
  /** text that only the thing itself would show; lists and pages are judged by it */
  mark?: string
}

export type Kind = 'draft' | 'published' | 'answered'

/** Things of one scope that a probe may ask for. */
export interface Things {
  letter: (kind: Kind) => Promise<Letter>
  organizationId: string
  /** an organization that the actor may tell, and one that nobody has told yet */
  recipientId: string
  personId: () => Promise<string>
  ownNoticeId: () => Promise<string>
  ownDistributionId: () => Promise<string>
}

export interface Probe {
  operation: string
  method: string
  /** as in routes.json */
  route: string
  place: 'path' | 'query' | 'body' | 'list' | 'page'
  /** list: the row is there or is not; page: HTML by cookie only */
  shows?: 'row' | 'page'
  /** only these scopes can be named this way */
  scopes?: string
  /** the thing is used up by an allowed request */
  usesUp?: boolean
  needsEtag?: boolean
  /** made by the suite itself: no route may do this */
  isImpossible?: boolean
  form?: 'multipart'
  ask: (things: Things) => Promise<Asked> | Asked
  /** the same request for an id that does not exist */
  unknown?: (things: Things) => Promise<Asked> | Asked
  /** the query parameter that the API must know for this probe to exist */
  parameter?: string
}

const api = '/api/v1'
const pdf = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n'
export const sampleFile = Buffer.from(pdf)
const newNotice = (subject: string) => ({
  date: today(),
  kind: '通知',
  subject,
  issuer: ['試験用発出者'],
})
const fresh = () => randomBytes(5).toString('hex')

/** `{id}` of a route is the id of a part of a letter. */
function byPath(
  operation: string,
  method: string,
  route: string,
  kind: Kind,
  part: keyof Letter,
  more: Partial<Probe> & { body?: (things: Things) => unknown } = {},
): Probe {
  const { body, ...rest } = more
  const isPage = !route.startsWith(api)
  return {
    operation,
    method,
    route,
    place: isPage ? 'page' : 'path',
    ...(isPage ? { shows: 'page' as const } : {}),
    ask: async (things) => {
      const letter = await things.letter(kind)
      return {
        target: route.replace('{id}', letter[part]),
        mark: letter.subject,
        ...(body ? { body: body(things) } : {}),
      }
    },
    unknown: (things) => ({ target: route.replace('{id}', randomUUID()), ...(body ? { body: body(things) } : {}) }),
    ...rest,
  }
}

function byOrganization(
  operation: string,
  method: string,
  route: string,
  place: Probe['place'],
  askWith: (id: string) => Asked,
  more: Partial<Probe> = {},
): Probe {
  return {
    operation,
    method,
    route,
    place,
    ask: (things) => askWith(things.organizationId),
    unknown: () => askWith(randomUUID()),
    ...more,
  }
}

function byPerson(operation: string, method: string, route: string, body: (things: Things) => unknown): Probe {
  return {
    operation,
    method,
    route,
    place: 'path',
    usesUp: true,
    ask: async (things) => ({ target: route.replace('{id}', await things.personId()), body: body(things) }),
    unknown: (things) => ({ target: route.replace('{id}', randomUUID()), body: body(things) }),
  }
}

const recipients = (things: Things) => [{ organizationId: things.recipientId, role: 'to', channel: 'lgwan' }]
const onBehalf = { kind: 'received', onBehalf: { medium: 'phone', person: '電話の相手' } }

export const probes: readonly Probe[] = [
  {
    operation: 'N01',
    method: 'POST',
    route: `${api}/notices`,
    place: 'body',
    ask: () => ({ target: `${api}/notices`, body: newNotice(`権限の試験${fresh()}`) }),
  },
  {
    operation: 'N01',
    method: 'POST',
    route: `${api}/distributions`,
    place: 'body',
    ask: async (things) => ({
      target: `${api}/distributions`,
      body: { noticeId: await things.ownNoticeId(), ask: 'receipt', recipients: recipients(things) },
    }),
  },
  byPath('N02', 'GET', `${api}/notices/{id}`, 'draft', 'noticeId'),
  byPath('N02', 'GET', `${api}/distributions/{id}`, 'draft', 'distributionId'),
  byPath('N02', 'GET', '/notices/{id}', 'draft', 'noticeId'),
  byPath('N02', 'GET', '/distributions/{id}', 'draft', 'distributionId'),
  byPath('N03', 'PATCH', `${api}/notices/{id}`, 'draft', 'noticeId', {
    needsEtag: true,
    usesUp: true,
    body: () => ({ subject: `改めた件名${fresh()}` }),
  }),
  byPath('N03', 'PATCH', `${api}/distributions/{id}`, 'draft', 'distributionId', {
    needsEtag: true,
    usesUp: true,
    body: () => ({ dueDate: today(45) }),
  }),
  byPath('N04', 'POST', `${api}/distributions/{id}/publication`, 'draft', 'distributionId', {
    usesUp: true,
    body: () => ({}),
  }),
  byPath('N05', 'GET', `${api}/notices/{id}`, 'published', 'noticeId'),
  byPath('N05', 'GET', `${api}/distributions/{id}`, 'published', 'distributionId'),
  byPath('N05', 'GET', `${api}/deliveries/{id}`, 'published', 'deliveryId'),
  byPath('N05', 'GET', '/notices/{id}', 'published', 'noticeId'),
  byPath('N05', 'GET', '/deliveries/{id}', 'published', 'deliveryId'),
  {
    operation: 'N06',
    method: 'GET',
    route: `${api}/notices`,
    place: 'list',
    shows: 'row',
    ask: async (things) => {
      const { subject } = await things.letter('published')
      return { target: `${api}/notices?q=${encodeURIComponent(subject)}`, mark: subject }
    },
  },
  {
    operation: 'N06',
    method: 'GET',
    route: '/notices',
    place: 'page',
    shows: 'row',
    ask: async (things) => {
      const { subject } = await things.letter('published')
      return { target: `/notices?q=${encodeURIComponent(subject)}`, mark: `>${subject}<` }
    },
  },
  byPath('N07', 'PATCH', `${api}/notices/{id}`, 'published', 'noticeId', {
    needsEtag: true,
    body: () => ({ subject: '出したあとの書換え' }),
  }),
  byPath('N08', 'POST', `${api}/notices/{id}/versions`, 'published', 'noticeId', {
    usesUp: true,
    body: () => ({ subject: `正誤${fresh()}`, reason: '誤記のため' }),
  }),
  byPath('N09', 'POST', `${api}/notices/{id}/withdrawal`, 'published', 'noticeId', {
    usesUp: true,
    body: () => ({ reason: '誤りのため' }),
  }),
  byPath('N09', 'POST', `${api}/distributions/{id}/withdrawal`, 'published', 'distributionId', {
    usesUp: true,
    body: () => ({ reason: '誤りのため' }),
  }),
  byPath('N11', 'POST', `${api}/deliveries/{id}/relay`, 'published', 'deliveryId', {
    scopes: 'RBX', // what is one's own goes on as a distribution of its own, below
    usesUp: true,
    body: () => ({}),
  }),
  {
    operation: 'N11',
    method: 'POST',
    route: `${api}/distributions`,
    place: 'body',
    scopes: 'O',
    ask: async (things) => ({
      target: `${api}/distributions`,
      body: {
        noticeId: (await things.letter('published')).noticeId,
        ask: 'receipt',
        recipients: recipients(things),
      },
    }),
  },
  {
    operation: 'N11',
    method: 'POST',
    route: `${api}/distributions`,
    place: 'body',
    scopes: 'RBX',
    ask: async (things) => ({
      target: `${api}/distributions`,
      body: {
        noticeId: await things.ownNoticeId(),
        ask: 'receipt',
        recipients: recipients(things),
        sourceDeliveryId: (await things.letter('published')).deliveryId,
      },
    }),
    unknown: async (things) => ({
      target: `${api}/distributions`,
      body: {
        noticeId: await things.ownNoticeId(),
        ask: 'receipt',
        recipients: recipients(things),
        sourceDeliveryId: randomUUID(),
      },
    }),
  },
  byPath('N12', 'POST', `${api}/distributions/{id}/recipients`, 'published', 'distributionId', {
    usesUp: true,
    body: (things) => ({ recipients: recipients(things) }),
  }),
  byPath('N13', 'POST', `${api}/distributions/{id}/deadline`, 'published', 'distributionId', {
    usesUp: true,
    body: () => ({ dueDate: today(60) }),
  }),
  byPath('F01', 'POST', `${api}/notices/{id}/files`, 'draft', 'noticeId', { usesUp: true, form: 'multipart' }),
  byPath('F02', 'GET', '/files/{id}', 'published', 'fileId', { shows: undefined }),
  ...(['F03', 'F04'] as const).map((operation): Probe => {
    const kind = operation === 'F03' ? 'draft' : 'published'
    return {
      operation,
      method: 'DELETE',
      route: `${api}/notices/{id}/files/{fileId}`,
      place: 'path',
      usesUp: true,
      ask: async (things) => {
        const letter = await things.letter(kind)
        return { target: `${api}/notices/${letter.noticeId}/files/${letter.fileId}` }
      },
      unknown: () => ({ target: `${api}/notices/${randomUUID()}/files/${randomUUID()}` }),
    }
  }),
  byPath('K01', 'POST', `${api}/deliveries/{id}/answers`, 'published', 'deliveryId', {
    usesUp: true,
    body: () => ({ kind: 'received' }),
  }),
  byPath('K02', 'POST', `${api}/deliveries/{id}/answers`, 'published', 'deliveryId', {
    usesUp: true,
    body: () => onBehalf,
  }),
  byPath('K03', 'GET', `${api}/distributions/{id}/deliveries`, 'published', 'distributionId'),
  byPath('K03', 'GET', '/distributions/{id}', 'published', 'distributionId'),
  byPath('K04', 'POST', `${api}/deliveries/{id}/answers/strike`, 'answered', 'deliveryId', {
    usesUp: true,
    body: () => ({ reason: '誤記録のため' }),
  }),
  byPath('K05', 'GET', `${api}/distributions/{id}/export`, 'published', 'distributionId', {
    ask: async (things) => ({
      target: `${api}/distributions/${(await things.letter('published')).distributionId}/export?format=csv`,
    }),
    unknown: () => ({ target: `${api}/distributions/${randomUUID()}/export?format=csv` }),
  }),
  byPath('K07', 'POST', `${api}/distributions/{id}/reminders`, 'published', 'distributionId', {
    usesUp: true,
    body: () => ({}),
  }),
  byPath('K07', 'POST', `${api}/distributions/{id}/notifications`, 'published', 'distributionId', {
    usesUp: true,
    body: () => ({ deliveryIds: 'all', channel: 'phone' }),
  }),
  {
    operation: 'K07',
    method: 'POST',
    route: `${api}/distributions/{id}/notifications`,
    place: 'list',
    scopes: 'O',
    usesUp: true,
    ask: async (things) => {
      const letter = await things.letter('published')
      const body = { deliveryIds: [letter.deliveryId], channel: 'phone' }
      return { target: `${api}/distributions/${letter.distributionId}/notifications`, body }
    },
  },
  byOrganization('R01', 'GET', `${api}/organizations/{id}`, 'path', (id) => ({ target: `${api}/organizations/${id}` })),
  byOrganization('R02', 'POST', `${api}/posts`, 'body', (id) => ({
    target: `${api}/posts`,
    body: { organizationId: id, name: `担当${fresh()}` },
  })),
  byOrganization(
    'R02',
    'PATCH',
    `${api}/organizations/{id}`,
    'path',
    (id) => ({ target: `${api}/organizations/${id}`, body: { name: `名称${fresh()}`, kana: 'めいしょう' } }),
    { needsEtag: true },
  ),
  byOrganization('R03', 'POST', `${api}/organizations`, 'body', (id) => ({
    target: `${api}/organizations`,
    body: { code: `M-${fresh()}`, name: `新病院${fresh()}`, kana: 'しんびょういん', kind: 'hospital', parentId: id },
  })),
  byOrganization('U01', 'GET', `${api}/users`, 'query', (id) => ({ target: `${api}/users?organizationId=${id}` }), {
    parameter: 'organizationId',
  }),
  byOrganization('U02', 'POST', `${api}/users`, 'body', (id) => ({
    target: `${api}/users`,
    body: {
      email: `m${fresh()}@matrix.example.lg.jp`,
      name: '新しい担当者',
      password: 'kougeki-shiken-2026',
      organizationId: id,
      role: 'viewer',
    },
  })),
  byPerson('U03', 'PATCH', `${api}/users/{id}`, (things) => ({
    organizationId: things.organizationId,
    role: 'viewer',
  })),
  byPerson('U04', 'POST', `${api}/users/{id}/disable`, () => ({})),
  byPerson('U04', 'POST', `${api}/users/{id}/initial-password`, () => ({})),
  byPerson('U05', 'POST', `${api}/users/{id}/factor-reset`, () => ({})),
  byOrganization('U06', 'GET', `${api}/keys`, 'query', (id) => ({ target: `${api}/keys?organizationId=${id}` }), {
    parameter: 'organizationId',
  }),
  byOrganization('U06', 'POST', `${api}/keys`, 'body', (id) => ({
    target: `${api}/keys`,
    body: { organizationId: id, role: 'viewer', name: `鍵${fresh()}` },
  })),
  {
    operation: 'S01',
    method: 'GET',
    route: `${api}/audit`,
    place: 'path',
    scopes: 'O',
    ask: () => ({ target: `${api}/audit` }),
  },
  byOrganization('S01', 'GET', `${api}/audit`, 'query', (id) => ({ target: `${api}/audit?organizationId=${id}` }), {
    parameter: 'organizationId',
  }),
  {
    operation: 'S01',
    method: 'GET',
    route: '/audit',
    place: 'page',
    shows: 'page',
    scopes: 'O',
    ask: () => ({ target: '/audit' }),
  },
  byPath('P01', 'POST', `${api}/notices/{id}/arrivals`, 'published', 'noticeId', {
    usesUp: true,
    body: () => ({ channel: 'lgwan', on: today(), sender: '試験用発出者' }),
  }),
  {
    operation: 'P02',
    method: 'POST',
    route: `${api}/groups`,
    place: 'body',
    scopes: 'O',
    ask: (things) => ({
      target: `${api}/groups`,
      body: { name: `宛先${fresh()}`, memberIds: [things.recipientId] },
    }),
  },
  ...['/api/health/live', '/api/health/ready'].map(
    (route): Probe => ({ operation: 'S07', method: 'GET', route, place: 'path', ask: () => ({ target: route }) }),
  ),
  {
    operation: 'S08',
    method: 'GET',
    route: '/api/metrics',
    place: 'path',
    ask: () => ({ target: '/api/metrics' }),
  },
]

/** Held where no route does it: whatever is tried answers 404 or 405 and changes nothing. */
export const impossible: Record<string, (things: Things) => Promise<{ method: string; target: string }[]>> = {
  N10: async (things) => {
    const letter = await things.letter('published')
    return [
      { method: 'DELETE', target: `${api}/notices/${letter.noticeId}` },
      { method: 'DELETE', target: `${api}/distributions/${letter.distributionId}` },
      { method: 'DELETE', target: `${api}/deliveries/${letter.deliveryId}` },
    ]
  },
  S03: () =>
    Promise.resolve(
      ['DELETE', 'PATCH', 'PUT', 'POST'].flatMap((method) =>
        [`${api}/audit`, `${api}/audit/1`].map((target) => ({ method, target })),
      ),
    ),
}
