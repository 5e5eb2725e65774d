/** 候補: letters that an unresolved citation may mean, for the officer to choose from; none is taken by itself. */
import type { Citation } from '#features/notices/schema.ts'
import { titleStem } from '#features/notices/title.ts'
import type { Reader } from '#server/context.ts'
import { labelOf, numberKeysOf } from './identity.ts'
import type { ProposedDocument } from './proposal.ts'
import type { LinkGround, LinkTarget } from './reading.ts'
import { similarity } from './similarity.ts'

export interface Candidate {
  target: LinkTarget
  label: string
  ground: LinkGround
}

const most = 5
const likeness = 0.9

interface Known {
  target: LinkTarget
  documentNumbers: string[]
  kind: string
  subject: string | null
  date: string | null
  issuer: string[]
}

export async function candidatesFor(
  reader: Reader,
  documents: readonly ProposedDocument[],
  from: ProposedDocument,
  citation: Citation,
): Promise<Candidate[]> {
  const read: Known[] = documents
    .filter((one) => one.index !== from.index)
    .map((one) => ({ ...one, target: { document: one.index } }))
  const known = [...read, ...(await listNear(reader, citation))]
  return known
    .flatMap((one) => {
      const ground = groundOf(one, citation)
      return ground ? [{ target: one.target, label: `${labelOf(one)}${one.date ? ` (${one.date})` : ''}`, ground }] : []
    })
    .slice(0, most)
}

function groundOf(one: Known, citation: Citation): LinkGround | null {
  const keys = numberKeysOf(citation.numbers)
  if (numberKeysOf(one.documentNumbers).some((key) => keys.includes(key))) return 'number'
  if (citation.issuer && !one.issuer.some((office) => citation.issuer?.includes(office))) return null
  const [stem, other] = [titleStem(citation.title ?? ''), titleStem(one.subject ?? '')]
  if (stem !== '' && similarity(stem, other) >= likeness) return 'similar-title'
  return citation.issuer && one.date !== null && one.date === citation.date ? 'same-day' : null
}

/** Letters of the register with one of the numbers, or of the day. */
async function listNear(reader: Reader, citation: Citation): Promise<Known[]> {
  const rows = await reader.tx.$queryRaw<(Omit<Known, 'target'> & { id: string })[]>`
    SELECT n.id, n.kind, n.subject, n.issued_on::text AS date, n.issuer,
      ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers"
    FROM notice n WHERE n.register_id = ${reader.actor.organizationId}::uuid
      AND (n.issued_on = ${citation.date ?? null}::date
        OR n.id IN (SELECT x.notice_id FROM notice_number x WHERE x.number_key = ANY (${numberKeysOf(citation.numbers)})))
    ORDER BY n.issued_on DESC, n.id LIMIT 200`
  return rows.map(({ id, ...row }) => ({ ...row, target: { noticeId: id } }))
}
