/** What an operation answered, before and after it becomes an HTTP response. */

export interface Reply {
  status: number
  body: unknown
  etag?: string | undefined
}

export function toResponse({ status, body, etag }: Reply): Response {
  const headers = { 'cache-control': 'no-store', ...(etag ? { etag: `"${etag}"` } : {}) }
  return status === 204 ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
