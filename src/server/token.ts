/** Secrets are kept as SHA-256 only (they are random, so no salt is needed). */
import { createHash } from 'node:crypto'

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
