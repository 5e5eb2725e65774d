import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { getOriginal } from '#features/readings/queries.ts'
import { answerOriginal } from '../../../../../files/original-answer.ts'

type Route = { params: Promise<{ id: string; position: string }> }

/** A file of a reading as it was received. */
export async function GET(incoming: Request, { params }: Route): Promise<Response> {
  const { id, position } = await params
  const isNamed = isUuid(id) && /^\d{1,3}$/.test(position)
  return answerOriginal(incoming, (reader) => getOriginal(reader, found(isNamed ? id : null), Number(position)))
}
