/**
 * The fixtures: one prefecture, 20 cities, 3 associations, 1,000 institutions below them, people and keys of each role,
 * and letters on request. Everything is made by the product's own commands.
 */
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { z } from 'zod'
import { type Actor, installation, type Role } from '#core/policy/actor.ts'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { createOrganization } from '#features/organizations/commands/create-organization.ts'
import { type Command, runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { generate } from './gen.ts'

export const password = 'kougeki-shiken-2026'
export const officeNames = [
  'ministry',
  'prefecture',
  'city',
  'association',
  'hospital',
  'clinic',
  'member',
  'submember',
  'stranger',
  'strangerCity',
] as const
export type OfficeName = (typeof officeNames)[number]

export interface Person {
  id: string
  email: string
  actor: Actor
}

export interface Letter {
  noticeId: string
  distributionId: string
  deliveryId: string
  fileId: string
  subject: string
  issuer: OfficeName
  recipient: OfficeName
}

const masterCodes: Partial<Record<OfficeName, string>> = {
  ministry: 'MHLW',
  prefecture: '140007',
  city: '141003',
  association: 'ASSOC-14-01',
  stranger: '130001',
  strangerCity: '131016',
}
const institutions = 1000
const cities = 20
const associations = 3

export class World {
  readonly organizations = new Map<OfficeName, string>()
  readonly people = new Map<string, Person>()
  readonly keys = new Map<string, string>()
  /** stands in every letter of the unrelated office: whoever of the others is shown it has been shown too much */
  readonly canary = `門外不出${randomBytes(6).toString('hex')}`
  counts = { cities: 0, associations: 0, institutions: 0 }
  private serial = 0
  private readonly owner: pg.Client

  constructor(owner: pg.Client) {
    this.owner = owner
  }

  async fill(): Promise<void> {
    for (const [name, code] of Object.entries(masterCodes))
      this.organizations.set(name as OfficeName, await this.organizationOf(code)) // keys of our own table
    await this.makeInstitutions()
    for (const office of officeNames)
      for (const role of ['manager', 'staff', 'viewer'] as const) {
        await this.addPerson(`${office}.${role}`, office, role)
        await this.addKey(`${office}.${role}`, office, role)
      }
    await this.addPerson('administrator', 'prefecture', 'viewer', { isSystemAdministrator: true })
    await this.addPerson('auditor', 'prefecture', 'viewer', { isAuditor: true })
    for (const office of ['city', 'association'] as const)
      await this.addPerson(`${office}.auditor`, office, 'viewer', { isAuditor: true })
    for (const spare of ['good', 'disabled', 'leaver', 'changer']) await this.addPerson(spare, 'prefecture', 'staff')
    await this.addKey('revoked', 'prefecture', 'staff')
    await this.owner.query(`UPDATE api_key SET revoked_at = now() WHERE name = 'revoked'`)
    await this.owner.query('UPDATE installation SET set_up_at = now() WHERE id = 1')
    await this.settle()
  }

  /** Whoever was given a first password by another has already chosen a new one. */
  private async settle(): Promise<void> {
    const { rowCount } = await this.owner.query(
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'user_account' AND column_name = 'must_change_password'`,
    )
    if (rowCount) await this.owner.query('UPDATE user_account SET must_change_password = false')
  }

  as<Schema extends z.ZodType, Loaded, Result>(
    who: string,
    command: Command<Schema, Loaded, Result>,
    input: unknown,
  ): Promise<Result> {
    return runCommand(contextFor(this.person(who).actor, worldRequest), command, input)
  }

  person(who: string): Person {
    const person = this.people.get(who)
    if (!person) throw new Error(`no person ${who}`)
    return person
  }

  organization(office: OfficeName): string {
    const id = this.organizations.get(office)
    if (!id) throw new Error(`no organization ${office}`)
    return id
  }

  async notice(issuer: OfficeName, change: object = {}): Promise<{ id: string; subject: string }> {
    this.serial += 1
    const secret = issuer === 'stranger' ? this.canary : ''
    const subject = `医療安全に関する情報の提供について（${secret}その${this.serial}）`
    const { id } = await this.as(`${issuer}.staff`, registerNotice, {
      documentNumbers: [`医試第${this.serial}号`],
      date: today(),
      kind: '通知',
      subject,
      issuer: ['試験用発出者'],
      body: `このことについて、別添のとおりお知らせします。${secret}`,
      ...change,
    })
    return { id, subject }
  }

  /** Straight into the store: how a file comes in is judged elsewhere, who may have it is judged here. */
  async file(issuer: OfficeName, noticeId: string): Promise<string> {
    const bytes = await generate({ kind: 'pdf', opts: { suffix: `%${issuer === 'stranger' ? this.canary : issuer}` } })
    const name = issuer === 'stranger' ? `${this.canary}.pdf` : '別添.pdf'
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await this.owner.query('INSERT INTO file_content (sha256, size_bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      sha256,
      bytes.length,
    ])
    await this.owner.query(
      'INSERT INTO file_chunk (sha256, position, bytes) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
      [sha256, bytes],
    )
    const { rows } = await this.owner.query<{ id: string }>(
      `INSERT INTO notice_file (notice_id, position, name, media_type, size_bytes, sha256) VALUES ($1, 0, $2, 'application/pdf', $3, $4) RETURNING id`,
      [noticeId, name, bytes.length, sha256],
    )
    return rows[0]?.id ?? ''
  }

  /** A letter with a file and one recipient, as a draft or published. */
  async letter(
    issuer: OfficeName,
    recipient: OfficeName | null,
    options: { isPublished?: boolean; sourceDeliveryId?: string | undefined; dueInDays?: number } = {},
  ): Promise<Letter> {
    const { id: noticeId, subject } = await this.notice(issuer)
    const fileId = await this.file(issuer, noticeId)
    const { id: distributionId } = await this.as(`${issuer}.staff`, draftDistribution, {
      noticeId,
      ask: 'receipt_and_dissemination',
      dueDate: today(options.dueInDays ?? 30),
      recipients: recipient ? [{ organizationId: this.organization(recipient), channel: 'system' }] : [],
      ...(options.sourceDeliveryId ? { sourceDeliveryId: options.sourceDeliveryId } : {}),
    })
    if (options.isPublished ?? true) await this.as(`${issuer}.staff`, publishDistribution, { distributionId })
    const { rows } = await this.owner.query<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = $1', [
      distributionId,
    ])
    return {
      noticeId,
      distributionId,
      deliveryId: rows[0]?.id ?? '',
      fileId,
      subject,
      issuer,
      recipient: recipient ?? issuer,
    }
  }

  /** A person whom a case may use up. */
  async spare(office: OfficeName): Promise<string> {
    this.serial += 1
    return (await this.addPerson(`spare.${this.serial}`, office, 'staff')).id
  }

  private async makeInstitutions(): Promise<void> {
    const parents = await this.owner.query<{ id: string }>(
      `(SELECT id FROM organization WHERE prefecture_code = '14' AND kind IN ('designated_city', 'core_city', 'health_center_city', 'municipality') ORDER BY code LIMIT ${cities})
       UNION ALL (SELECT id FROM organization WHERE kind = 'association' ORDER BY code LIMIT ${associations})`,
    )
    const under = parents.rows.map((row) => row.id)
    this.counts = { cities, associations, institutions }
    for (let from = 0; from < institutions - 4; from += 8)
      await Promise.all(
        Array.from({ length: Math.min(8, institutions - 4 - from) }, (_, index) =>
          this.institution(`H${from + index}`, under[(from + index) % under.length] ?? ''),
        ),
      )
    this.organizations.set('hospital', await this.institution('HA', this.organization('city')))
    this.organizations.set('clinic', await this.institution('HB', this.organization('hospital')))
    this.organizations.set('member', await this.institution('HC', this.organization('association')))
    this.organizations.set('submember', await this.institution('HD', this.organization('member')))
  }

  private async institution(code: string, parentId: string): Promise<string> {
    const input = { code: `T-${code}`, name: `試験病院${code}`, kana: 'しけんびょういん', kind: 'hospital', parentId }
    return (await runCommand(contextFor(installation, worldRequest), createOrganization, input)).id
  }

  private async organizationOf(code: string): Promise<string> {
    const { rows } = await this.owner.query<{ id: string }>('SELECT id FROM organization WHERE code = $1', [code])
    if (!rows[0]) throw new Error(`no organization ${code} in the master`)
    return rows[0].id
  }

  private async addPerson(who: string, office: OfficeName, role: Role, flags: object = {}): Promise<Person> {
    const email = `${who.toLowerCase().replaceAll('.', '-')}@kougeki.example.lg.jp`
    const organizationId = this.organization(office)
    const given = { isSystemAdministrator: false, isAuditor: false, ...flags }
    const input = { email, name: `試験者${who}`, password, organizationId, role, ...given }
    const { id } = await runCommand(contextFor(installation, worldRequest), addUser, input)
    const person = { id, email, actor: { kind: 'user' as const, id, name: input.name, organizationId, role, ...given } }
    this.people.set(who, person)
    return person
  }

  private async addKey(name: string, office: OfficeName, role: Role): Promise<void> {
    const input = { organizationId: this.organization(office), role, name }
    this.keys.set(name, (await runCommand(contextFor(installation, worldRequest), issueKey, input)).key)
  }
}

const worldRequest = { id: 'attacks-world', locale: 'ja', address: null } as const

/** A day in Japan, some days from now. */
export function today(offset = 0): string {
  return new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
}
