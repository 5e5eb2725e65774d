/** 周知台帳 as the subject of the suite: who its people are, what they own, what its tables hold. */
import { randomBytes, randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { installation } from '#core/policy/actor.ts'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import type { Bench } from './bench.ts'
import { type BuildRoutes, hasRoute } from './build-routes.ts'
import type { Surfaces } from './format.ts'
import type { Header, State, Subject } from './subject.ts'
import { headersOf as valuesOf, send } from './wire.ts'
import { type Letter, type OfficeName, password, today, type World } from './world.ts'

export const sessionCookie = '__Host-shuchi.session'
const actors: Record<string, string> = {
  pref_staff: 'prefecture.staff',
  pref_manager: 'prefecture.manager',
  city_staff: 'city.staff',
  association_staff: 'association.staff',
  org_admin: 'city.manager',
  admin: 'administrator',
  auditor: 'auditor',
  viewer: 'prefecture.viewer',
}
const below: Partial<Record<OfficeName, OfficeName>> = {
  ministry: 'prefecture',
  prefecture: 'city',
  city: 'hospital',
  hospital: 'clinic',
  association: 'member',
  member: 'submember',
  stranger: 'strangerCity',
}
const above: Partial<Record<OfficeName, OfficeName>> = {
  prefecture: 'ministry',
  city: 'prefecture',
  association: 'prefecture',
  hospital: 'city',
  clinic: 'hospital',
  member: 'association',
  submember: 'member',
  strangerCity: 'stranger',
}

export class Product implements Subject {
  readonly target: Bench
  readonly surfaces: Surfaces
  readonly world: World
  private readonly routes: BuildRoutes
  private readonly cookies = new Map<string, string>()
  private readonly lasting = new Map<string, Letter>()
  private tables: { domain: string[]; limits: string[] } | null = null

  constructor(bench: Bench, world: World, surfaces: Surfaces, routes: BuildRoutes) {
    this.target = bench
    this.world = world
    this.surfaces = surfaces
    this.routes = routes
  }

  exists = (name: string): boolean => {
    const surface = this.surfaces[name]
    return (
      surface !== undefined &&
      (surface.isBuiltIn || surface.isImpossible || hasRoute(this.routes, surface.method, surface.path))
    )
  }

  headersOf = async (actor: string, isWrite: boolean): Promise<readonly Header[] | null> => {
    const own: Header[] = isWrite
      ? [
          ['Origin', this.target.origin],
          ['Sec-Fetch-Site', 'same-origin'],
        ]
      : []
    if (actor === 'anonymous') return own
    const who = actors[actor] ?? actor
    if (!this.world.people.has(who)) return null
    return [['Cookie', `${sessionCookie}=${await this.session(who)}`], ...own]
  }

  /** The cookie of a person: signed in once, then kept. */
  async session(who: string): Promise<string> {
    const known = this.cookies.get(who)
    if (known !== undefined) return known
    const value = await this.signIn(this.world.person(who).email)
    this.cookies.set(who, value)
    return value
  }

  async signIn(email: string): Promise<string> {
    const headers: Header[] = [
      ...((await this.headersOf('anonymous', true)) ?? []),
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ]
    const body = Buffer.from(new URLSearchParams({ email, password }).toString())
    const answer = await send({ method: 'POST', target: '/session/sign-in', headers, body }, this.wire())
    const value = valuesOf(answer, 'set-cookie')
      .map((cookie) => new RegExp(`^${sessionCookie}=([^;]+)`).exec(cookie)?.[1])
      .find((one) => one !== undefined)
    if (!value) throw new Error(`sign-in was answered ${answer.status}`)
    return value
  }

  /** A letter that nobody uses up, made once: by the office to the one below it. */
  async letter(issuer: OfficeName): Promise<Letter> {
    const known = this.lasting.get(issuer)
    if (known) return known
    const made = await this.world.letter(issuer, below[issuer] ?? null)
    this.lasting.set(issuer, made)
    return made
  }

  officeOf(actor: string): OfficeName {
    const office = (actors[actor] ?? actor).split('.')[0] as OfficeName // names of our own table, checked next
    return this.world.organizations.has(office) ? office : 'prefecture'
  }

  fixture = async (name: string, actor: string): Promise<string | undefined> => {
    const office = this.officeOf(actor)
    const make = this.makers(office)[name]
    return make ? make() : undefined
  }

  private makers(office: OfficeName): Record<string, () => Promise<string> | string> {
    const { world } = this
    const lower = below[office] ?? 'city'
    const key = (name: string) => world.keys.get(name) ?? ''
    return {
      today: () => today(),
      later: () => today(60),
      random_id: () => randomUUID(),
      fresh_code: () => `F-${randomBytes(5).toString('hex')}`,
      fresh_name: () => `新しい病院${randomBytes(4).toString('hex')}`,
      fresh_email: () => `n${randomBytes(5).toString('hex')}@city.example.lg.jp`,
      own_org_id: () => world.organization(office),
      below_org_id: () => world.organization(lower),
      other_org_id: () => world.organization('stranger'),
      own_recipient_id: () => world.organization(lower),
      spare_recipient_id: () => world.organization(office === 'prefecture' ? 'association' : 'member'),
      other_recipient_id: () => world.organization('strangerCity'),
      upstream_org_recipient: () => world.organization(above[office] ?? 'ministry'),
      own_user_id: () => world.person(`${office}.staff`).id,
      other_user_id: () => world.person('stranger.staff').id,
      fresh_user_id: () => world.spare(office),
      own_notice_id: async () => (await this.letter(office)).noticeId,
      other_notice_id: async () => (await this.letter('stranger')).noticeId,
      own_attachment_id: async () => (await this.letter(office)).fileId,
      other_attachment_id: async () => (await this.letter('stranger')).fileId,
      other_distribution_id: async () => (await this.letter('stranger')).distributionId,
      other_delivery_id: async () => (await this.letter('stranger')).deliveryId,
      draft_notice_id: async () => (await world.notice(office)).id,
      draft_attachment_id: async () => (await world.letter(office, lower, { isPublished: false })).fileId,
      draft_distribution_id: async () => (await world.letter(office, lower, { isPublished: false })).distributionId,
      empty_distribution_id: async () => (await world.letter(office, null, { isPublished: false })).distributionId,
      published_notice_id: async () => (await world.letter(office, lower)).noticeId,
      published_distribution_id: async () => (await world.letter(office, lower)).distributionId,
      sent_delivery_id: async () => (await world.letter(office, lower)).deliveryId,
      received_delivery_id: async () => (await world.letter(above[office] ?? 'ministry', office)).deliveryId,
      good_email: () => world.person('good').email,
      good_password: () => password,
      wrong_password: () => 'tadashikunai-aikotoba',
      session_cookie: () => sessionCookie,
      session_after_logout: () => this.endedSession(),
      session_of_disabled_user: () => this.disabledSession(),
      session_of_other_instance_secret: () => this.forgedSession(),
      valid_key: () => key(`${office}.staff`),
      read_only_key: () => key(`${office}.viewer`),
      revoked_key: () => key('revoked'),
    }
  }

  private async endedSession(): Promise<string> {
    const value = await this.signIn(this.world.person('leaver').email)
    const own = (await this.headersOf('anonymous', true)) ?? []
    const headers: Header[] = [
      ...own,
      ['Cookie', `${sessionCookie}=${value}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ]
    await send({ method: 'POST', target: '/session/sign-out', headers, body: Buffer.alloc(0) }, this.wire())
    return value
  }

  private async disabledSession(): Promise<string> {
    const { id, email } = this.world.person('disabled')
    const value = await this.signIn(email)
    const context = contextFor(installation, { id: 'attacks', locale: 'ja', address: null })
    await runCommand(context, disableUser, { userId: id })
    return value
  }

  private async forgedSession(): Promise<string> {
    return encode({ token: { sid: randomBytes(32).toString('base64url') }, secret: randomBytes(32).toString('hex') })
  }

  state = async (): Promise<State> => {
    const { domain } = await this.tablesOf()
    const sums = domain.map(
      (table) =>
        `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(h, '' ORDER BY h)), '') AS sum FROM (SELECT md5((to_jsonb(t) - ARRAY['last_used_at', 'last_seen_at'])::text) AS h FROM "${table}" t) s`,
    )
    const { rows } = await this.target.reader.query<{ name: string; sum: string }>(sums.join(' UNION ALL '))
    const trail = await this.target.reader.query<{ done: number; refused: number }>(
      `SELECT count(*) FILTER (WHERE outcome = 'done' AND event NOT LIKE 'account.signed-%')::int AS done, count(*) FILTER (WHERE outcome = 'refused')::int AS refused FROM audit_entry`,
    )
    return {
      domain: new Map(rows.map((row) => [row.name, row.sum])),
      done: trail.rows[0]?.done ?? 0,
      refused: trail.rows[0]?.refused ?? 0,
      mails: this.target.sink.messages.length,
      trapped: this.target.trap.connections(),
    }
  }

  /**
   * Every table but the trail, sessions, kept answers, limits and what is folded in the background from deliveries (these
   * are summed themselves); read from the database, so that none is forgotten.
   */
  private async tablesOf(): Promise<{ domain: string[]; limits: string[] }> {
    if (this.tables) return this.tables
    const { rows } = await this.target.owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    const names = rows.map((row) => row.name)
    const limits = names.filter((name) => /limit/.test(name))
    const aside = /^_prisma|^audit_|^session$|^idempotency_|^delivery_tally|^outstanding_|limit/
    this.tables = { domain: names.filter((name) => !aside.test(name)), limits }
    return this.tables
  }

  forbiddenText = (actor: string): string | null =>
    actor === 'admin' || actor === 'administrator' || actor.startsWith('stranger') ? null : this.world.canary

  resetLimits = async (): Promise<void> => {
    const { limits } = await this.tablesOf()
    for (const table of limits) await this.target.owner.query(`TRUNCATE "${table}"`)
  }

  secrets = (): readonly string[] => [password, ...this.cookies.values(), ...this.world.keys.values()]

  private wire() {
    return { host: this.target.host, port: this.target.port, timeoutMs: 30_000 }
  }
}
