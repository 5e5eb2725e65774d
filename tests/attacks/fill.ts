/** `{{name}}` in a case becomes a fixture; `{{n}}` is the number of the try. Braces that name nothing are a payload. */
import { randomBytes } from 'node:crypto'
import type { Subject } from './subject.ts'

/** A fixture that does not exist: the case is reported as absent, never as passed. */
export class AbsentFixture extends Error {}

export class Filler {
  private readonly known = new Map<string, string>()
  private readonly subject: Subject
  private readonly actor: string
  private readonly aliases: Readonly<Record<string, string>>
  constructor(
    subject: Subject,
    actor: string,
    known: Readonly<Record<string, string>> = {},
    aliases: Readonly<Record<string, string>> = {},
  ) {
    this.subject = subject
    this.actor = actor
    this.aliases = aliases
    for (const [name, value] of Object.entries(known)) this.known.set(name, value)
  }

  /** @throws AbsentFixture */
  async text(template: string, n = 1): Promise<string> {
    let filled = ''
    let at = 0
    for (const match of template.matchAll(/\{\{([a-z][a-z0-9_]*)\}\}/g)) {
      filled += template.slice(at, match.index) + (await this.value(match[1] ?? '', n))
      at = match.index + match[0].length
    }
    return filled + template.slice(at)
  }

  /** Values that no log may repeat. */
  secrets(): string[] {
    return [...this.known].filter(([name]) => /token|key|session|password|email/.test(name)).map(([, value]) => value)
  }

  async deep(value: unknown, n = 1): Promise<unknown> {
    if (typeof value === 'string') return this.text(value, n)
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.deep(one, n)))
    if (typeof value !== 'object' || value === null) return value
    const entries: [string, unknown][] = []
    for (const [key, one] of Object.entries(value)) entries.push([await this.text(key, n), await this.deep(one, n)])
    return Object.fromEntries(entries)
  }

  private async value(name: string, n: number): Promise<string> {
    if (name === 'n') return String(n)
    if (/^n\d+$/.test(name)) return String(n).padStart(Number(name.slice(1)), '0')
    if (/^random\d+$/.test(name))
      return randomBytes(64)
        .toString('base64url')
        .slice(0, Number(name.slice(6)))
    const known = this.known.get(name)
    if (known !== undefined) return known
    const made = await this.subject.fixture(this.aliases[name] ?? name, this.actor)
    if (made === undefined) throw new AbsentFixture(`fixture ${name}`)
    this.known.set(name, made)
    return made
  }
}
