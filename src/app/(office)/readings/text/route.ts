/** Pasted text: read like a file of text. */
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { receiveText } from '#features/readings/intake.ts'
import { words } from '#messages/words.ts'
import { parseInput } from '#server/command.ts'
import { answerReading } from '../answer-reading.ts'

const most = 3_000_000
const pasted = z.strictObject({ text: z.string().min(1).max(most) })

export function POST(incoming: Request): Promise<Response> {
  return answerReading(async (context) => {
    const length = Number(incoming.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
    // a letter of Japanese takes nine characters in a posted form
    if (length > most * 9 + 1024)
      throw new AppError('too-large', [{ field: 'text', code: 'too-long', values: { maximum: most } }])
    const { text } = parseInput(pasted, Object.fromEntries(await readForm(incoming)))
    return receiveText(context, `${words(context.request.locale, 'reading')('pasteName')}.txt`, text)
  })
}

function readForm(incoming: Request): Promise<FormData> {
  return incoming.formData().catch(() => {
    throw new AppError('invalid', [{ field: '', code: 'form' }], { status: 400 })
  })
}
