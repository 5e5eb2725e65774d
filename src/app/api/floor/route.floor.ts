/** The floor of the bench: an empty handler inside the same build (a route only there, see next.config.ts). */
export function POST(): Response {
  return Response.json({}, { headers: { 'cache-control': 'no-store' } })
}
