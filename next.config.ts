import type { NextConfig } from 'next'

// These headers reach every answer: pages, static files, redirects and errors (the nonce policy is set by proxy.ts).
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'X-Frame-Options', value: 'DENY' },
]

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` checks the types; an office that builds has no development packages
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@node-rs/argon2', 'pdfkit', 'pino'],
  // the form of a new letter carries its files; beyond 10 MB the proxy would hand on a body that is cut off
  experimental: { serverActions: { bodySizeLimit: '52mb' }, proxyClientMaxBodySize: '52mb' },
  headers: () => Promise.resolve([{ source: '/:path*', headers }]),
}

export default config
