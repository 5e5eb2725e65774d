/** The authorization matrices and the actions of the policy that each of their operations stands for. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Action } from '#core/policy/policy.ts'

const matrix = z.object({
  operations: z.array(z.object({ id: z.string(), operation: z.string(), expect: z.record(z.string(), z.string()) })),
})
const files = ['authz-matrix.json', 'authz-matrix.product.json']

export const operations = files.flatMap(
  (file) =>
    matrix.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../attacks', file), 'utf8'))).operations,
)

export const actionsOf: Record<string, readonly Action[]> = {
  N01: ['notice.register', 'distribution.draft'],
  N02: ['notice.read-draft', 'distribution.read-draft'],
  N03: ['notice.edit-draft', 'distribution.edit-draft'],
  N04: ['distribution.publish'],
  N05: ['notice.read', 'distribution.read', 'delivery.read'],
  N07: ['notice.change-published'],
  N08: ['notice.correct'],
  N09: ['notice.withdraw', 'distribution.withdraw'],
  N11: ['distribution.relay'],
  N12: ['distribution.add-recipients', 'distribution.mark-notified'],
  N13: ['distribution.move-deadline'],
  F01: ['file.attach'],
  F02: ['file.download'],
  F03: ['file.remove-draft'],
  F04: ['file.remove-published'],
  K01: ['delivery.answer'],
  K02: ['delivery.answer-on-behalf', 'delivery.close'],
  K03: ['delivery.list'],
  K04: ['delivery.strike-answer'],
  K05: ['delivery.export'],
  R01: ['organization.read'],
  R02: ['organization.edit'],
  R03: ['organization.create'],
  U01: ['user.list'],
  U02: ['user.invite'],
  U03: ['user.change-role'],
  U04: ['user.disable'],
  U05: ['user.reset-password'],
  U06: ['key.keep'],
  S01: ['audit.read'],
  S02: ['audit.export'],
  S08: ['system.detail'],
  P01: ['notice.record-arrival', 'notice.link'],
  P02: ['group.keep'],
}
