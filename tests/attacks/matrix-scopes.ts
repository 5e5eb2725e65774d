/** What lies in which scope of whom: own, received, below, no relation — for letters, organizations and people. */
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import type { Kind } from './matrix-probes.ts'
import type { Letter, OfficeName, World } from './world.ts'

export const scopes = ['O', 'R', 'B', 'X'] as const
export type Scope = (typeof scopes)[number]
export type Home = 'prefecture' | 'city' | 'association'

interface Way {
  issuer: OfficeName
  recipient: OfficeName
}

const ways: Record<Home, Record<Scope, Way>> = {
  prefecture: {
    O: { issuer: 'prefecture', recipient: 'city' },
    R: { issuer: 'ministry', recipient: 'prefecture' },
    B: { issuer: 'city', recipient: 'hospital' },
    X: { issuer: 'stranger', recipient: 'strangerCity' },
  },
  city: {
    O: { issuer: 'city', recipient: 'hospital' },
    R: { issuer: 'prefecture', recipient: 'city' },
    B: { issuer: 'hospital', recipient: 'clinic' },
    X: { issuer: 'stranger', recipient: 'strangerCity' },
  },
  association: {
    O: { issuer: 'association', recipient: 'member' },
    R: { issuer: 'prefecture', recipient: 'association' },
    B: { issuer: 'member', recipient: 'submember' },
    X: { issuer: 'stranger', recipient: 'strangerCity' },
  },
}

const offices: Record<Home, Record<Scope, OfficeName>> = {
  prefecture: { O: 'prefecture', R: 'ministry', B: 'city', X: 'stranger' },
  city: { O: 'city', R: 'prefecture', B: 'hospital', X: 'stranger' },
  association: { O: 'association', R: 'prefecture', B: 'member', X: 'stranger' },
}

export class Scopes {
  private readonly world: World
  private readonly kept = new Map<string, Promise<Letter>>()
  private readonly people = new Map<string, Promise<string>>()

  constructor(world: World) {
    this.world = world
  }

  office(home: Home, scope: Scope): OfficeName {
    return offices[home][scope]
  }

  organization(home: Home, scope: Scope): string {
    return this.world.organization(offices[home][scope])
  }

  /** A letter in this scope: the kept one, or one of its own for a request that uses it up. */
  letter(home: Home, scope: Scope, kind: Kind, isFresh = false): Promise<Letter> {
    if (isFresh) return this.make(home, scope, kind)
    const name = `${home} ${scope} ${kind}`
    const known = this.kept.get(name) ?? this.make(home, scope, kind)
    this.kept.set(name, known)
    return known
  }

  person(home: Home, scope: Scope, isFresh = false): Promise<string> {
    const office = offices[home][scope]
    if (isFresh) return this.world.spare(office)
    const known = this.people.get(office) ?? this.world.spare(office)
    this.people.set(office, known)
    return known
  }

  /** What lies below was passed on: its source is the delivery that came from above. */
  private async make(home: Home, scope: Scope, kind: Kind): Promise<Letter> {
    const { issuer, recipient } = ways[home][scope]
    const source = scope === 'B' ? (await this.letter(home, 'O', 'published')).deliveryId : undefined
    const letter = await this.world.letter(issuer, recipient, {
      isPublished: kind !== 'draft',
      sourceDeliveryId: source,
    })
    if (kind === 'answered')
      await this.world.as(`${recipient}.staff`, answerDelivery, { deliveryId: letter.deliveryId, kind: 'received' })
    return letter
  }
}
