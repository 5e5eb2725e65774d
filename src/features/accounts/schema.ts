/** What may come in at the door of the account commands. */
import { z } from 'zod'
import { id, line } from '#core/input.ts'
import { roles } from '#core/policy/actor.ts'
import { isMailAddress } from '#core/text/mail-address.ts'

/** Compared by NFKC and lower case, shown as typed. */
export const email = z.string().trim().max(254).refine(isMailAddress, 'email')
const name = line(100).min(1)

export function emailKey(address: string): string {
  return address.normalize('NFKC').toLowerCase()
}

const password = z.string().max(200)

/** Without a password one is made and shown once. */
export const userInput = z.strictObject({
  email,
  name,
  password: password.optional(),
  organizationId: id,
  role: z.enum(roles),
  isSystemAdministrator: z.boolean().default(false),
  isAuditor: z.boolean().default(false),
})
export const setupInput = z.strictObject({
  code: z.string().max(60).default(''),
  email,
  name,
  password,
  organizationCode: z.string().trim().min(1).max(20),
})
export const keyInput = z.strictObject({ organizationId: id, role: z.enum(roles), name })
export const roleInput = z.strictObject({ userId: id, organizationId: id, role: z.enum(roles) })
/** A person who has an account already, named by his mail address: ids of strangers tell nothing. */
export const membershipInput = z.strictObject({ email, organizationId: id, role: z.enum(roles) })
export const membershipChoice = z.strictObject({ userId: id, organizationId: id })
export const keyChoice = z.strictObject({ keyId: id })
export const sessionChoice = z.strictObject({ sessionId: id })
export const nameInput = z.strictObject({ name })
/** The new password is typed twice in forms, since nobody sees what he types. */
export const passwordInput = z
  .strictObject({ currentPassword: password, password, passwordRepeat: password.optional(), sessionId: id.optional() })
  .refine((typed) => typed.passwordRepeat === undefined || typed.passwordRepeat === typed.password, {
    path: ['passwordRepeat'],
    message: 'password-repeat',
  })
export const userChoice = z.strictObject({ userId: id })
export const sessionOrganization = z.strictObject({ sessionId: id, organizationId: id })
export const languageInput = z.strictObject({ language: z.enum(['ja', 'en']) })
