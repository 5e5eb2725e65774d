// Runs the steps in order and ends with one line: N passed, N failed. A step that fails counts as one failure.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

const only = process.argv[2]
const node = process.execPath
const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: `${process.cwd()}/prisma/schema-engine.mjs`,
}
const vitest = (project) => [
  node,
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  project,
  '--reporter',
  'default',
  '--reporter',
  'json',
  '--outputFile',
  `tests/output/${project}.json`,
]
const steps = {
  client: {
    words: [node, 'node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/config.ts'],
    suite: 'check',
  },
  routes: { words: [node, 'node_modules/next/dist/bin/next', 'typegen'], suite: 'check' },
  types: { words: [node, 'node_modules/typescript/bin/tsc', '--noEmit'], suite: 'check' },
  biome: { words: [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '.'], suite: 'check' },
  lint: { words: [node, 'node_modules/oxlint/bin/oxlint', '-c', '.oxlintrc.json'], suite: 'check' },
  unused: {
    words: [node, 'node_modules/knip/bin/knip.js', '--config', '.knip.json', '--no-progress'],
    suite: 'check',
  },
  floors: { words: [node, '.ci/check-floors.mjs'], suite: 'check' },
  structure: { words: [node, '.ci/check-structure.mjs'], suite: 'check' },
  unit: { words: vitest('unit'), suite: 'check', report: 'unit' },
  integration: { words: vitest('integration'), suite: 'test', report: 'integration' },
  e2e: {
    words: [node, 'node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'],
    suite: 'test',
    report: 'e2e',
  },
}

let passed = 0
let failed = 0
mkdirSync('tests/output', { recursive: true })
for (const [name, { words, suite, report }] of Object.entries(steps)) {
  if (only && only !== suite && only !== name) continue
  console.log(`\n— ${name}`)
  const file = `tests/output/${report}.json`
  if (report) rmSync(file, { force: true })
  const { status } = spawnSync(words[0], words.slice(1), { stdio: 'inherit', env })
  const [good, bad] =
    report && existsSync(file) ? counted(JSON.parse(readFileSync(file, 'utf8'))) : [status === 0 && !report ? 1 : 0, 0]
  passed += good
  failed += status === 0 ? bad : Math.max(1, bad)
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

function counted(json) {
  return json.stats
    ? [json.stats.expected, json.stats.unexpected + json.stats.flaky]
    : [json.numPassedTests, json.numFailedTests]
}
