/**
 * Before every page: the nonce of the content security policy. An incoming policy header is overwritten. What is never
 * legitimate was already refused at the door (src/server/door.ts); permission is decided by pages and commands.
 */
import { type NextRequest, NextResponse } from 'next/server'

const isDevelopment = process.env.NODE_ENV === 'development'

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = policyWith(nonce)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  headers.set('x-shuchi-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}

function policyWith(nonce: string): string {
  const script = isDevelopment
    ? `'self' 'nonce-${nonce}' 'strict-dynamic' 'unsafe-eval'`
    : `'self' 'nonce-${nonce}' 'strict-dynamic'`
  const style = isDevelopment ? `'self' 'unsafe-inline'` : `'self' 'nonce-${nonce}'`
  return `default-src 'none'; script-src ${script}; style-src ${style}; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'`
}

// files that are sent to a letter stream past: the proxy would hold and cut their body
export const config = {
  matcher: ['/((?!_next/static|api/|files/|notices/[^/]+/files$|readings/upload$|icon.svg|favicon.ico).*)'],
}
