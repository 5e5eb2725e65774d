import { expect, test } from 'vitest'
import { type Actor, anonymous } from '#core/policy/actor.ts'
import { decide, relations } from '#core/policy/policy.ts'
import { actionsOf, operations } from '../support/policy-matrix.ts'

const actor = (change: Partial<Actor>): Actor => ({
  ...anonymous,
  kind: 'user',
  id: 'x',
  organizationId: 'x',
  ...change,
})
const hats: Record<string, { plain: Actor; manager?: Actor }> = {
  SA: { plain: actor({ isSystemAdministrator: true }) },
  PS: { plain: actor({ role: 'staff' }), manager: actor({ role: 'manager' }) },
  CS: { plain: actor({ role: 'staff' }), manager: actor({ role: 'manager' }) },
  AS: { plain: actor({ role: 'staff' }), manager: actor({ role: 'manager' }) },
  VA: { plain: actor({ role: 'viewer', isAuditor: true }) },
}
const word = { A: 'allow', F: 'forbid', N: 'hide' } as const
const cases = operations.flatMap(({ id, operation, expect: expected }) =>
  (actionsOf[id] ?? []).map((action) => [id, operation, action, expected] as const),
)

test.each(cases)('%s %s (%s)', (_id, _operation, action, expected) => {
  for (const [role, { plain, manager }] of Object.entries(hats))
    for (const [index, relation] of relations.entries()) {
      const letter = (expected[role] ?? '').charAt(index)
      const at = `${role} ${relation}`
      if (letter === 'M') {
        expect(`${at} ${decide(plain, action, relation)}`).toBe(`${at} forbid`)
        expect(`${at} ${manager ? decide(manager, action, relation) : 'allow'}`).toBe(`${at} allow`)
      } else if (letter === 'A' || letter === 'F' || letter === 'N')
        expect(`${at} ${decide(plain, action, relation)}`).toBe(`${at} ${word[letter]}`)
    }
})
