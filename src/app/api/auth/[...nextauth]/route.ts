import { findSignedIn } from '#server/session.ts'

/**
 * The session of this browser as next-auth's clients expect it, and nothing else: signing in and out are forms of our own
 * (src/app/session), so no POST is taken here, and the random id inside the cookie is not told to scripts.
 */
export async function GET(_incoming: Request, { params }: { params: Promise<{ nextauth: string[] }> }) {
  const { nextauth } = await params
  const headers = { 'cache-control': 'no-store' }
  if (nextauth.join('/') !== 'session') return new Response(null, { status: 404, headers })
  const signedIn = await findSignedIn()
  return Response.json(signedIn ? { user: { name: signedIn.actor.name, email: signedIn.email } } : {}, { headers })
}
