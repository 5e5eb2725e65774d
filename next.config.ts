import type { NextConfig } from 'next'

// The bench builds the product beside its floor: src/app/**/*.floor.ts(x) are routes only there (tests/README.md).
const bench: NextConfig = {
  distDir: 'tests/output/bench/next',
  pageExtensions: ['tsx', 'ts', 'floor.tsx', 'floor.ts'],
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tests/bench/tsconfig.json' },
}

// The fixed headers (nosniff, COOP …) are set by the door in src/cli/launcher/serve.ts, on every answer there is.
const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` checks the types; an office that builds has no development packages
  typescript: { ignoreBuildErrors: true },
  pageExtensions: ['tsx', 'ts'],
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'pdfkit',
    'pdfjs-dist',
    'tesseract.js',
    '@napi-rs/canvas',
    'pino',
  ],
  // the form of a new letter carries its files; beyond 10 MB the proxy would hand on a body that is cut off
  experimental: {
    serverActions: { bodySizeLimit: '52mb' },
    proxyClientMaxBodySize: '52mb',
    turbopackSourceMaps: process.env.NODE_ENV !== 'production', // 43 MB that nobody reads in an office
  },
  ...(process.env.SHUCHI_BENCH === '1' ? bench : {}),
}

export default config
