import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { getFile } from '#features/notices/queries.ts'
import { answerOriginal } from '../original-answer.ts'

/** A file of a letter, for whoever may see the letter. */
export async function GET(incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  return answerOriginal(incoming, (reader) => getFile(reader, found(isUuid(id) ? id : null)))
}
