/** The filters of 文書台帳 as they stand in the address: sharable, and kept while paging. What cannot be read counts as not set. */
import { isUuid } from '#core/codes/uuid.ts'
import { kinds } from '#features/notices/notice.ts'

export interface RegisterFilter {
  q: string | undefined
  number: string | undefined
  kind: string | undefined
  fiscalYear: number | undefined
  issuer: string | undefined
  organizationId: string | undefined
  after: string | undefined
}

export function readFilter(query: Record<string, string | string[] | undefined>): RegisterFilter {
  const text = (name: string) => {
    const value = query[name]
    const one = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200)
    return one || undefined
  }
  const organizationId = text('organizationId')
  const year = Number(text('fiscalYear'))
  return {
    q: text('q'),
    number: text('number'),
    kind: kinds.find((kind) => kind === text('kind')),
    fiscalYear: Number.isInteger(year) && year >= 1873 && year <= 2200 ? year : undefined,
    issuer: text('issuer'),
    organizationId: organizationId && isUuid(organizationId) ? organizationId : undefined,
    after: text('after'),
  }
}

export function addressOf(filter: RegisterFilter): string {
  const pairs = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/notices?${new URLSearchParams(pairs)}`
}
