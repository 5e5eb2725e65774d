import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './support/browser.ts'

const output = path.resolve(import.meta.dirname, 'output')
const executablePath = await findBrowser(path.join(output, 'browser'))
const port = Number(process.env.E2E_PORT ?? 3917)

export default defineConfig({
  testDir: 'e2e',
  outputDir: path.join(output, 'e2e'),
  workers: 1,
  reporter: [['list'], ['json', { outputFile: path.join(output, 'e2e.json') }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [{ name: 'desk', use: { viewport: { width: 1366, height: 768 } } }],
  webServer: {
    command: 'node tests/support/serve-demo.ts',
    cwd: path.resolve(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${port}/api/health/ready`,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { PORT: String(port), SHUCHI_DATA_DIR: path.join(output, 'demo'), LOG_LEVEL: 'warn' },
  },
})
