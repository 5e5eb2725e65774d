/** Files from the form, dropped on a page or pasted: streamed, read, then the page of the reading. */
import { fileLimits } from '#features/notices/file-kind.ts'
import { receiveLetters } from '#features/readings/intake.ts'
import { withUploads } from '#server/upload.ts'
import { answerReading, waitMs } from '../answer-reading.ts'

const limits = { bytes: fileLimits.bytes, files: 20, isCutting: true }

export function POST(incoming: Request): Promise<Response> {
  return answerReading((context) =>
    withUploads(incoming, 'files', limits, (files, hold) => receiveLetters(context, files, { ms: waitMs, hold })),
  )
}
