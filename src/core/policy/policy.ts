/**
 * Who may do what to which: one table, read as the authorization matrix reads.
 * A cell is four letters for the relations own, received, below, none:
 *   A allowed · F seen but forbidden · N does not exist for this actor · - cannot occur (treated as N)
 * A person wears several hats (role, system administrator, auditor); the kindest hat decides.
 */
import type { Actor } from './actor.ts'
import { AppError } from '../errors.ts'

export const relations = ['own', 'received', 'below', 'none'] as const
export type Relation = (typeof relations)[number]
export type Hat = 'administrator' | 'manager' | 'staff' | 'viewer' | 'auditor'
type Row = Record<Exclude<Hat, 'auditor'>, string> & { auditor?: string }

const draftSeen = { administrator: 'N-NN', manager: 'A-NN', staff: 'A-NN', viewer: 'N-NN' }
const publishedSeen = { administrator: 'AAAA', manager: 'AAAN', staff: 'AAAN', viewer: 'AAAN' }
const ownStaff = { administrator: 'FFFF', manager: 'AFFN', staff: 'AFFN', viewer: 'FFFN' }
const ownManager = { administrator: 'FFFF', manager: 'AFFN', staff: 'FFFN', viewer: 'FFFN' }
const nobody = { administrator: 'FFFF', manager: 'FFFN', staff: 'FFFN', viewer: 'FFFN' }
const counted = { administrator: 'AAAA', manager: 'AFAN', staff: 'AFAN', viewer: 'AFAN' }
const accounts = { administrator: 'AAAA', manager: 'AFFN', staff: 'FFFN', viewer: 'FFFN' }
const directory = { administrator: 'AAAA', manager: 'AFAN', staff: 'FFFN', viewer: 'FFFN' }

const table = {
  'notice.register': { administrator: 'F---', manager: 'A---', staff: 'A---', viewer: 'F---' },
  'notice.read-draft': draftSeen,
  'notice.edit-draft': draftSeen,
  'notice.read': publishedSeen,
  'notice.change-published': nobody,
  'notice.correct': ownStaff,
  'notice.withdraw': ownManager,
  'notice.record-arrival': { administrator: 'FFFF', manager: 'AFFN', staff: 'AFFN', viewer: 'FFFN' },
  'notice.link': { administrator: 'FFFF', manager: 'AFFN', staff: 'AFFN', viewer: 'FFFN' },
  'file.attach': draftSeen,
  'file.remove-draft': draftSeen,
  'file.remove-published': nobody,
  'file.download': publishedSeen,
  'distribution.draft': { administrator: 'F---', manager: 'A---', staff: 'A---', viewer: 'F---' },
  'distribution.read-draft': draftSeen,
  'distribution.edit-draft': draftSeen,
  'distribution.publish': draftSeen,
  'distribution.read': publishedSeen,
  'distribution.add-recipients': ownStaff,
  'distribution.move-deadline': ownStaff,
  'distribution.mark-notified': ownStaff,
  'distribution.withdraw': ownManager,
  'distribution.relay': { administrator: 'FFFF', manager: 'AAFN', staff: 'AAFN', viewer: 'FFFN' },
  'delivery.list': counted,
  'delivery.export': counted,
  'delivery.read': publishedSeen,
  'delivery.answer': { administrator: 'FFFF', manager: 'FAFN', staff: 'FAFN', viewer: 'FFFN' },
  'delivery.answer-on-behalf': ownStaff,
  'delivery.strike-answer': { administrator: 'FFFF', manager: 'AAFN', staff: 'FFFN', viewer: 'FFFN' },
  'delivery.close': ownStaff,
  'organization.read': publishedSeen,
  'organization.edit': directory,
  'organization.create': { administrator: '--AA', manager: 'FFAN', staff: 'FFFN', viewer: 'FFFN' },
  'group.keep': { administrator: 'FFFF', manager: 'AFFN', staff: 'AFFN', viewer: 'FFFN' },
  'user.list': { ...directory },
  'user.invite': { ...directory },
  'user.change-role': accounts,
  'user.disable': accounts,
  'user.reset-password': accounts,
  'key.keep': accounts,
  'audit.read': { administrator: 'AAAA', manager: 'AFAN', staff: 'FFFN', viewer: 'FFFN', auditor: 'AFAN' },
  'audit.export': { administrator: 'AAAA', manager: 'FFFN', staff: 'FFFN', viewer: 'FFFN', auditor: 'AFAN' },
  'system.detail': { administrator: 'A---', manager: 'F---', staff: 'F---', viewer: 'F---' },
} satisfies Record<string, Row>

export type Action = keyof typeof table
export const actions = Object.keys(table) as Action[] // Object.keys loses the literal types; the table is constant
export type Decision = 'allow' | 'forbid' | 'hide'

/** The hats an actor wears, kindest reading first. */
export function hatsOf(actor: Actor): Hat[] {
  return [
    ...(actor.isSystemAdministrator ? (['administrator'] as const) : []),
    ...(actor.role ? [actor.role] : []),
    ...(actor.isAuditor && actor.role ? (['auditor'] as const) : []),
  ]
}

/** What the table says of this actor, action and relation. An actor without a hat sees nothing. */
export function decide(actor: Actor, action: Action, relation: Relation): Decision {
  const row: Row = table[action]
  const letters = hatsOf(actor).map((hat) => (row[hat] ?? '').charAt(relations.indexOf(relation)))
  if (letters.includes('A')) return 'allow'
  return letters.includes('F') ? 'forbid' : 'hide'
}

/** Whether the role answers for the people of an organization: its last holder cannot leave it. */
export function isManager(role: string): boolean {
  return role === 'manager'
}

/** For buttons and pages: may this be offered? */
export function can(actor: Actor, action: Action, relation: Relation): boolean {
  return decide(actor, action, relation) === 'allow'
}

/** @throws AppError forbidden, or not-found where the subject does not exist for the actor */
export function enforce(decision: Decision): void {
  if (decision === 'forbid') throw new AppError('forbidden')
  if (decision === 'hide') throw new AppError('not-found')
}
