import { serve } from '#server/api-route.ts'
import { serveUpload } from '#server/api-upload.ts'
import { listReadingsOperation, readLettersOperation, readTextOperation } from '../_operations/readings.ts'

const [files, text] = [serveUpload(readLettersOperation), serve(readTextOperation)]

export const GET = serve(listReadingsOperation)
export const POST: typeof files = (incoming, route) =>
  /^application\/json\s*(;|$)/i.test(incoming.headers.get('content-type') ?? '')
    ? text(incoming, route)
    : files(incoming, route)
