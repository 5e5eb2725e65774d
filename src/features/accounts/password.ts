/** Passwords: Argon2id 19 MiB, t=2, p=1 (OWASP minimum); 12 characters or more, no composition rule, no forced change. */
import { hash, verify } from '@node-rs/argon2'
import { refuseField } from '#core/errors.ts'

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const common = ['password', 'shuchi', '周知台帳', 'qwerty', '123456789', 'kanagawa', 'letmein', 'welcome']

/** @throws AppError invalid: too short, or easily guessed */
export function hashPassword(password: string): Promise<string> {
  if ([...password].length < 12) refuseField('password', 'password-short')
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < 5 || common.some((word) => plain.replace(/[\d\W_]/g, '') === word))
    refuseField('password', 'password-common')
  return hash(password.normalize('NFKC'), settings)
}

/** For unknown people a hash is computed all the same, so that time tells nothing. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored === null) {
    await hash(password.normalize('NFKC').slice(0, 200), settings)
    return false
  }
  return verify(stored, password.normalize('NFKC').slice(0, 200))
}
