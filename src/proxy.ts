/**
 * Before every page: the nonce of the content security policy, and the door for what is never legitimate.
 * It decides no permission: pages and commands do (proxies have been bypassed before).
 */
import { type NextRequest, NextResponse } from 'next/server'

const isDevelopment = process.env.NODE_ENV === 'development'

export function proxy(request: NextRequest): NextResponse {
  const forbidden = ['x-middleware-subrequest', 'next-resume', 'x-nextjs-data'].some((name) =>
    request.headers.has(name),
  )
  if (forbidden) return new NextResponse(null, { status: 400 })
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

export const config = { matcher: ['/((?!_next/static|api/|files/|icon.svg|favicon.ico).*)'] }
