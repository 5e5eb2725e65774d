// The import rules of tests/architecture.cjs; fails too when fewer files were seen than there are (a parser that saw nothing).
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    'tests/architecture.cjs',
    '--output-type',
    'json',
    'src',
  ],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
)
const { summary, modules } = JSON.parse(run.stdout)
const seen = modules.filter((one) => one.source.startsWith('src/')).length
const files = globSync('src/**/*.{ts,tsx}').filter((file) => !file.startsWith('src/server/database/client/')).length
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (seen < files) console.error(`only ${seen} of ${files} files were seen`)
console.log(`${files} files, ${summary.violations.length} violations`)
process.exit(summary.violations.length > 0 || seen < files ? 1 : 0)
