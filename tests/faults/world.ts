/** The office under test: a prefecture, twenty cities with a key and a person each, and letters sent to them through the API. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { disconnect } from '#server/context.ts'
import { presetEnv } from '#server/env.ts'
import { Stage } from '../../prisma/seed/stage.ts'
import { asOwner } from './evidence.ts'
import { ask, type Reply } from './http.ts'
import type { Client, Job } from './load.ts'

const recipients = 20
const password = 'kitakaze-to-taiyo-9'

interface Member {
  id: string
  code: string
}

export class World {
  readonly clients: Client[] = []
  /** every distribution sent so far, and every delivery handed out */
  readonly distributions: string[] = []
  readonly deliveries: string[] = []
  private readonly jobs: Job[] = []
  private readonly ownerUrl: string
  private issuerKey = ''
  private noticeId = ''
  private members: Member[] = []

  constructor(ownerUrl: string) {
    this.ownerUrl = ownerUrl
  }

  /** Sets the installation up, makes the accounts and keys through the commands, and signs everyone in. */
  async make(webUrl: string, target: string): Promise<void> {
    presetEnv({ webDatabaseUrl: webUrl })
    const client = new pg.Client({ connectionString: this.ownerUrl })
    await client.connect()
    const stage = new Stage(client)
    await stage.run(null, setUpInstallation, {
      email: 'first@faults.example',
      name: '試験',
      password,
      organizationCode: '140007',
    })
    const { rows } = await client.query<Member>(
      `SELECT id, code FROM organization WHERE code <> '140007' AND kind = 'municipality' AND prefecture_code = '14' ORDER BY code LIMIT ${recipients}`,
    )
    this.members = rows
    const [issuer] = await stage.organizations(['140007'])
    const key = async (organizationId: string | undefined) =>
      (await stage.run(null, issueKey, { organizationId, role: 'staff', name: 'faults' })).key
    this.issuerKey = await key(issuer?.id)
    for (const { id, code } of rows) {
      await stage.run(null, addUser, {
        email: `p${code}@faults.example`,
        name: `担当${code}`,
        password,
        organizationId: id,
        role: 'staff',
      })
      this.clients.push({ key: await key(id), cookie: null })
    }
    await client.end()
    await disconnect() // the run must not hold connections while it breaks the database
    await this.signIn(target)
    const notice = await this.post(target, '/notices', {
      date: new Date().toISOString().slice(0, 10),
      kind: '依頼',
      subject: '医療安全に関する情報の提供について',
      issuer: ['神奈川県健康医療局保健医療部医療課長'],
      documentNumbers: ['医第9001号'],
    })
    this.noticeId = idOf(notice)
  }

  async signIn(target: string): Promise<void> {
    for (const [index, { code }] of this.members.entries()) {
      const reply = await ask(target, '/session/sign-in', {
        method: 'POST',
        headers: { origin: target, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email: `p${code}@faults.example`, password }).toString(),
      })
      const cookie = reply.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ')
      const client = this.clients[index]
      if (!cookie || !client) throw new Error(`sign-in answered ${reply.status}`)
      client.cookie = cookie
    }
  }

  /** Sees to it that this many answers can be given: two for each delivery. */
  async supply(target: string, answers: number): Promise<Job[]> {
    while (this.jobs.length < answers) {
      const missing = Math.ceil((answers - this.jobs.length) / (2 * this.members.length))
      await Promise.all(Array.from({ length: Math.min(missing, 4) }, () => this.send(target)))
    }
    return this.jobs.splice(0, answers)
  }

  giveBack(jobs: Job[]): void {
    this.jobs.push(...jobs.splice(0))
  }

  /** As the prefecture through the API, with a key of its own for each press. */
  async post(target: string, path: string, body: object): Promise<Reply> {
    const key = crypto.randomUUID()
    for (let attempt = 0; ; attempt += 1) {
      const reply = await ask(target, `/api/v1${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.issuerKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      })
      if (reply.status < 300) return reply
      if (attempt > 20 || (reply.status !== 503 && reply.status !== 409))
        throw new Error(`${path}: ${reply.status} ${reply.body}`)
      await sleep(500)
    }
  }

  get(target: string, path: string): Promise<Reply> {
    return ask(target, `/api/v1${path}`, { headers: { authorization: `Bearer ${this.issuerKey}` } })
  }

  private async send(target: string): Promise<void> {
    const drafted = await this.post(target, '/distributions', {
      noticeId: this.noticeId,
      ask: 'receipt_and_dissemination',
      recipients: this.members.map(({ id }) => ({ organizationId: id, channel: 'system' })),
    })
    const id = idOf(drafted)
    await this.post(target, `/distributions/${id}/publication`, {})
    const rows = await asOwner(this.ownerUrl, async (client) => {
      const found = await client.query<{ id: string; organization_id: string }>(
        'SELECT id, organization_id FROM delivery WHERE distribution_id = $1',
        [id],
      )
      return found.rows
    })
    this.distributions.push(id)
    for (const row of rows) {
      const client = this.members.findIndex((member) => member.id === row.organization_id)
      this.deliveries.push(row.id)
      this.jobs.push(
        { client, deliveryId: row.id, kind: 'received' },
        { client, deliveryId: row.id, kind: 'disseminated' },
      )
    }
  }
}

function idOf(reply: Reply): string {
  const { id } = JSON.parse(reply.body) as { id?: unknown } // checked in the next line
  if (typeof id !== 'string') throw new Error(`no id: ${reply.body}`)
  return id
}
