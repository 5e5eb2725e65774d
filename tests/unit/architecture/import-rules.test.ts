import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

/** One break of each import rule, planted in a small tree of its own: file, what it imports, the rule that must catch it. */
const planted = [
  ['core/a.ts', '#server/b.ts', '1-core-and-messages-import-nothing-of-ours'],
  ['core/files.ts', 'node:fs', '1-core-and-messages-import-nothing-of-ours'],
  ['messages/a.ts', '#core/c.ts', '1-core-and-messages-import-nothing-of-ours'],
  ['ui/a.tsx', '#features/notices/notice.ts', '2-ui-knows-no-domain'],
  ['server/a.ts', '#features/notices/notice.ts', '3-server-knows-no-feature'],
  ['features/notices/a.ts', '#features/distributions/distribution.ts', '4-features-look-only-at-earlier-features'],
  ['features/distributions/a.ts', '#features/notices/actions.ts', '5-no-feature-looks-at-the-screens-of-another'],
  ['features/notices/b.ts', '#cli/c.ts', '6-nobody-imports-an-entry-point'],
  ['app/a.ts', '#cli/c.ts', '6-nobody-imports-an-entry-point'],
  ['features/notices/round.ts', '#features/notices/trip.ts', '7-no-cycles'],
  ['features/notices/d.ts', '#server/db.ts', '8-only-the-context-opens-the-database'],
  ['app/page.ts', 'pg', '8-only-the-context-opens-the-database'],
  ['features/notices/e.ts', '../../../prisma/seed/world.ts', '9-the-product-does-not-import-tests-or-samples'],
  ['features/notices/f.ts', '../../../tests/support.ts', '9-the-product-does-not-import-tests-or-samples'],
  ['features/notices/g.ts', './nowhere.ts', '9-the-product-does-not-import-tests-or-samples'],
] as const
/** What the breaks import, and one import that is allowed. */
const sound: Record<string, string> = {
  'src/server/b.ts': '',
  'src/core/c.ts': '',
  'src/cli/c.ts': '',
  'src/server/db.ts': '',
  'src/server/context.ts': `import '#server/db.ts'\n`,
  'src/features/notices/notice.ts': `import '#core/c.ts'\n`,
  'src/features/notices/actions.ts': '',
  'src/features/notices/trip.ts': `import '#features/notices/round.ts'\n`,
  'src/features/distributions/distribution.ts': `import '#features/notices/notice.ts'\n`,
  'prisma/seed/world.ts': '',
  'tests/support.ts': '',
  'node_modules/pg/package.json': '{ "name": "pg", "main": "index.js" }',
  'node_modules/pg/index.js': '',
}
mkdirSync('tests/output', { recursive: true })
const root = mkdtempSync(path.resolve('tests/output/planted-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

function cruise(): string[] {
  const bin = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = path.resolve('tests/architecture.cjs')
  const run = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
  })
  const { violations } = report.parse(JSON.parse(run.stdout)).summary
  return [...new Set(violations.map(({ rule, from }) => `${from} breaks ${rule.name}`))].sort()
}

test('every planted break of an import rule is caught, and nothing else is', () => {
  const files = {
    'package.json': JSON.stringify({ type: 'module', imports: { '#*': './src/*' } }),
    ...sound,
    ...Object.fromEntries(planted.map(([file, target]) => [`src/${file}`, `import '${target}'\n`])),
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  const caught = cruise()
  expect(caught).toEqual(planted.map(([file, , rule]) => `src/${file} breaks ${rule}`).sort())
})
