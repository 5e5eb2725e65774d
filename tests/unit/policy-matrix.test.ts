import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, anonymous } from '#core/policy/actor.ts'
import { type Action, decide, relations } from '#core/policy/policy.ts'

/** Operations of the matrix → actions of the policy. */
const actionOf: Record<string, Action> = {
  N01: 'notice.register',
  N02: 'notice.read-draft',
  N03: 'notice.edit-draft',
  N04: 'distribution.publish',
  N05: 'notice.read',
  N07: 'notice.change-published',
  N08: 'notice.correct',
  N09: 'notice.withdraw',
  N11: 'distribution.relay',
  N12: 'distribution.add-recipients',
  N13: 'distribution.move-deadline',
  F01: 'file.attach',
  F02: 'file.download',
  F03: 'file.remove-draft',
  F04: 'file.remove-published',
  K01: 'delivery.answer',
  K02: 'delivery.answer-on-behalf',
  K03: 'delivery.list',
  K04: 'delivery.strike-answer',
  K05: 'delivery.export',
  R01: 'organization.read',
  R02: 'organization.edit',
  U01: 'user.list',
  U02: 'user.invite',
  U03: 'user.change-role',
  U04: 'user.disable',
  U05: 'user.reset-password',
  U06: 'key.keep',
  S01: 'audit.read',
  S02: 'audit.export',
  S08: 'system.detail',
}

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
const matrix = z
  .object({
    operations: z.array(z.object({ id: z.string(), operation: z.string(), expect: z.record(z.string(), z.string()) })),
  })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../attacks/authz-matrix.json'), 'utf8')))

test.each(
  matrix.operations.filter((one) => actionOf[one.id]).map((one) => [one.id, one.operation, one.expect] as const),
)('%s %s', (id, _operation, expected) => {
  const action = actionOf[id] ?? 'notice.read'
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
