/** The conditions of the register's search: numbers in any spelling, pieces of subject and issuer, and exact filters. */
import { numberSearch } from '#core/text/document-number.ts'
import { searchKey } from '#core/text/search-key.ts'
import { emptySql, joinSql, sql } from '#server/context.ts'

export interface NoticeFilter {
  q?: string | undefined
  number?: string | undefined
  kind?: string | undefined
  fiscalYear?: number | undefined
  /** a piece of the issuer's title */
  issuer?: string | undefined
  /** the organization that issued the letter or keeps it in its register */
  organizationId?: string | undefined
  after?: string | undefined
  limit: number
}

/** For a letter under the alias n; begins with AND, or is empty. */
export function searchConditions(filter: NoticeFilter) {
  const { q, number, kind, fiscalYear, issuer, organizationId } = filter
  const conditions = [
    ...textConditions(q),
    ...(number?.trim() ? [numberCondition(number)] : []),
    ...(kind ? [sql`n.kind = ${kind}`] : []),
    ...(fiscalYear ? [sql`n.fiscal_year = ${fiscalYear}`] : []),
    ...(issuer?.trim() ? [sql`n.issuer_key LIKE ${likePiece(issuer)}`] : []),
    ...(organizationId
      ? [sql`(n.issuer_id = ${organizationId}::uuid OR n.register_id = ${organizationId}::uuid)`]
      : []),
  ]
  return conditions.length === 0 ? emptySql : sql`AND ${joinSql(conditions, ' AND ')}`
}

/** A number or its bare figures find that letter; other words must all stand in subject, issuer or number. */
function textConditions(q: string | undefined) {
  const text = q?.trim() ?? ''
  if (text === '') return []
  const { key, serial } = numberSearch(text)
  if (key || serial) return [numberCondition(text)]
  return text
    .split(/[\s　]+/)
    .filter((piece) => piece !== '')
    .slice(0, 10)
    .map((piece) => sql`(n.search_key LIKE ${likePiece(piece)} OR ${numberHas(piece)})`)
}

/** By key where the number is whole, by serial where only its figures are given, else by a piece of it. */
function numberCondition(text: string) {
  const { key, serial } = numberSearch(text)
  if (key) return sql`EXISTS (SELECT 1 FROM notice_number x WHERE x.notice_id = n.id AND x.number_key = ${key})`
  if (serial) return sql`EXISTS (SELECT 1 FROM notice_number x WHERE x.notice_id = n.id AND x.serial = ${serial})`
  return numberHas(text)
}

function numberHas(piece: string) {
  return sql`EXISTS (SELECT 1 FROM notice_number x WHERE x.notice_id = n.id AND x.number_key LIKE ${likePiece(piece)})`
}

/** The signs that LIKE would read as patterns mean themselves. */
export function likePiece(text: string): string {
  return `%${searchKey(text).replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
}
