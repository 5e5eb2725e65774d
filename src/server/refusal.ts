/** A refusal that was decided before any query ran (a foreign origin) leaves its security event too. */
import type { Context } from './context.ts'

/** @throws the same error, once it stands in the trail */
export function recordRefusal(context: Context, error: unknown): Promise<never> {
  const refused = () => Promise.reject<never>(error)
  return context.read(refused)
}
