import { defineConfig } from 'prisma/config'

// Paths count from this folder. The address is only needed by `migrate`; generating the client asks no database.
export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://nobody@127.0.0.1:1/none' },
})
