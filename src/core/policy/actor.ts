/** Who acts. One actor acts for one organization at a time; flags of the installation stand beside the role. */

export const roles = ['manager', 'staff', 'viewer'] as const
export type Role = (typeof roles)[number]

export interface Actor {
  kind: 'user' | 'key' | 'system' | 'anonymous'
  id: string | null
  name: string
  organizationId: string | null
  role: Role | null
  isSystemAdministrator: boolean
  isAuditor: boolean
}

export const anonymous: Actor = {
  kind: 'anonymous',
  id: null,
  name: 'anonymous',
  organizationId: null,
  role: null,
  isSystemAdministrator: false,
  isAuditor: false,
}

/** The installation itself: master data, demo world, jobs. Named in the audit trail. */
export const installation: Actor = { ...anonymous, kind: 'system', name: 'installation', isSystemAdministrator: true }

/** What lists may show: only `scopeOf` makes one, so that no query can forget it. */
declare const scopeBrand: unique symbol
export interface Scope {
  readonly [scopeBrand]: true
  readonly organizationId: string | null
  readonly seesEverything: boolean
  readonly seesDrafts: boolean
}

/** The scope of an actor's queries: own, received and below of one organization; everything for the administrator. */
export function scopeOf(actor: Actor): Scope {
  const scope = {
    organizationId: actor.organizationId,
    seesEverything: actor.isSystemAdministrator,
    seesDrafts: actor.role === 'manager' || actor.role === 'staff',
  }
  return scope as Scope // the brand exists only for the compiler
}
