import type { NextConfig } from 'next'

// The fixed headers (nosniff, COOP …) are set by the door in src/cli/launcher/serve.ts, on every answer there is.
const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` checks the types; an office that builds has no development packages
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@node-rs/argon2', 'pdfkit', 'pino'],
  // the form of a new letter carries its files; beyond 10 MB the proxy would hand on a body that is cut off
  experimental: { serverActions: { bodySizeLimit: '52mb' }, proxyClientMaxBodySize: '52mb' },
}

export default config
