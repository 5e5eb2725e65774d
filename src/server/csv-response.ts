/** A file that is written while it is read from the database: line after line, never whole in memory. */
import { type CsvCell, csvLine, csvStart } from '#core/text/csv.ts'

/** @param name file name with ending, in any script @param rows in the order of the file, the heading first */
export function csvResponse(name: string, rows: AsyncIterable<readonly CsvCell[]>): Response {
  const bytes = encoded(rows)
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { value, done } = await bytes.next()
      if (done) stream.close()
      else stream.enqueue(value)
    },
    cancel: async () => {
      await bytes.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

async function* encoded(rows: AsyncIterable<readonly CsvCell[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(csvStart)
  for await (const row of rows) yield encoder.encode(csvLine(row))
}
