import { describe, expect, it } from 'vitest'
import { AppError } from '#core/errors.ts'
import { troubleOf } from '#server/database/trouble.ts'

/** An error as Prisma hands it on: its own code outside, what the database said deep inside. */
function wrapped(inner: object): Error {
  return Object.assign(new Error('Raw query failed'), {
    code: 'P2010',
    meta: { driverAdapterError: Object.assign(new Error('adapter'), { cause: inner }) },
  })
}

describe('trouble with the database', () => {
  it.each([
    ['the server is shut down', wrapped({ originalCode: '57P01', kind: 'postgres' })],
    ['the server starts up', wrapped({ originalCode: '57P03', kind: 'postgres' })],
    ['a statement took too long', wrapped({ originalCode: '57014', kind: 'postgres' })],
    ['no connection is left', wrapped({ originalCode: '53300', kind: 'TooManyConnections' })],
    ['the database only reads', wrapped({ originalCode: '25006', kind: 'postgres' })],
    ['the disk is full', wrapped({ originalCode: '53100', kind: 'postgres' })],
    ['two transactions met', wrapped({ originalCode: '40P01', kind: 'postgres' })],
    ['nobody listens', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['the pool is used up', new Error('timeout exceeded when trying to connect')],
    ['no transaction could be started', Object.assign(new Error('x'), { code: 'P2028' })],
    [
      'every address failed',
      Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ETIMEDOUT' })]), {}),
    ],
  ])('is unavailable when %s', (_when, error) => {
    expect(troubleOf(error)).toBe('unavailable')
  })

  it('is a conflict when a unique key clashes', () => {
    expect(troubleOf(Object.assign(new Error('x'), { code: 'P2002' }))).toBe('conflict')
    expect(troubleOf(wrapped({ originalCode: '23505', kind: 'UniqueConstraintViolation' }))).toBe('conflict')
  })

  it.each([
    ['a wrong column', wrapped({ originalCode: '42703', kind: 'postgres' })],
    ['a broken rule', wrapped({ originalCode: '23514', kind: 'postgres' })],
    ['a message that only speaks of it', new Error('cannot connect the dots before the timeout')],
    ['an error of ours', new AppError('not-found')],
    ['no error at all', 'connection'],
  ])('is not seen in %s', (_what, error) => {
    expect(troubleOf(error)).toBeNull()
  })
})
