/** What can go wrong, in a closed list. Codes are translated once per kind of edge (form, API, CLI, job). */

export const errorStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'not-now': 409,
  stale: 412,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** One complaint about one field: `code` is a key of the `problem` messages, `values` fill its sentence. */
export interface FieldProblem {
  field: string
  code: string
  values?: Record<string, string | number>
}

/**
 * The only error that is thrown on purpose.
 * @param code closed code; it decides the HTTP status and the CLI exit
 * @param fields complaints by field, empty when the whole request is meant
 * @param detail values for the sentence, and for `stale` both texts
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: readonly FieldProblem[]
  readonly detail: Record<string, unknown>

  constructor(code: ErrorCode, fields: readonly FieldProblem[] = [], detail: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.fields = fields
    this.detail = detail
  }
}

/** Throws `invalid` with one complaint. */
export function refuseField(field: string, code: string, values?: Record<string, string | number>): never {
  throw new AppError('invalid', [values ? { field, code, values } : { field, code }])
}

/** The value, or `not-found` when there is none: what an actor may not see does not exist for him. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new AppError('not-found')
  return value
}
