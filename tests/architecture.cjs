/**
 * Who may import whom: nine named rules, no allow-list. Read by dependency-cruiser with the swc parser
 * (its own TypeScript parser does not know TypeScript 7 and would silently see nothing; the check counts modules).
 */

/** The order is the allowed direction of imports: a feature sees only those before it. */
const features = [
  'organizations',
  'accounts',
  'letters',
  'notices',
  'readings',
  'distributions',
  'acknowledgements',
  'reminders',
  'coverage',
  'reports',
  'audit',
]

const laterFeatures = features.slice(0, -1).map((feature, index) => ({
  name: '4-features-look-only-at-earlier-features',
  comment: `${feature} may not look at ${features.slice(index + 1).join(', ')}`,
  severity: 'error',
  from: { path: `^src/features/${feature}/` },
  to: { path: `^src/features/(${features.slice(index + 1).join('|')})/` },
}))

/** Generated client, database machinery and the driver: what a page may not touch. */
const database = '^src/server/(db[.]ts|database/)|^node_modules/(@prisma/|pg/|[.]prisma/)|^(@prisma/|pg$)'

module.exports = {
  forbidden: [
    {
      name: '1-core-and-messages-import-nothing-of-ours',
      comment: 'core is pure; messages are words only',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src|prisma|tests)/', pathNot: ['^src/core/'] },
    },
    {
      name: '1-core-and-messages-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/messages/' },
      to: { path: '^(src|prisma|tests)/', pathNot: '^src/(messages/|core/errors[.]ts)' },
    },
    {
      name: '1-core-and-messages-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?buffer$' },
    },
    {
      name: '2-ui-knows-no-domain',
      comment: 'components get values and words as props',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/ui/' },
    },
    {
      name: '3-server-knows-no-feature',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/', pathNot: '^src/(server|core|messages)/' },
    },
    ...laterFeatures,
    {
      name: '5-no-feature-looks-at-the-screens-of-another',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/(ui/|actions[.]ts)', pathNot: '^src/features/$1/' },
    },
    {
      name: '6-nobody-imports-an-entry-point',
      severity: 'error',
      from: { path: '^src/(core|ui|messages|server|features)/' },
      to: { path: '^src/(app|cli|jobs)/|^src/(proxy|instrumentation)[.]ts$' },
    },
    {
      name: '6-nobody-imports-an-entry-point',
      comment: 'entry points share only within their own folder',
      severity: 'error',
      from: { path: '^src/(app|cli|jobs)/' },
      to: { path: '^src/(app|cli|jobs)/', pathNot: '^src/$1/' },
    },
    {
      name: '7-no-cycles',
      severity: 'error',
      from: { path: '^(src|prisma|tests)/', pathNot: '^src/server/database/client/' },
      to: { circular: true },
    },
    {
      name: '8-only-the-context-opens-the-database',
      comment: 'everyone else is handed a transaction or a reader; pages, actions and routes never touch the database',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/context[.]ts$' },
      to: { path: '^src/server/db[.]ts$' },
    },
    {
      name: '8-only-the-context-opens-the-database',
      severity: 'error',
      from: { path: '^src/(app|ui|features|jobs|core|messages)/|^src/(proxy|instrumentation)[.]ts$' },
      to: { path: database },
    },
    {
      name: '9-the-product-does-not-import-tests-or-samples',
      comment: 'only the command line may make the sample world',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^prisma/seed/' },
    },
    {
      name: '9-the-product-does-not-import-tests-or-samples',
      severity: 'error',
      from: { path: '^(src|prisma)/' },
      to: { path: '^tests/' },
    },
    {
      name: '9-the-product-does-not-import-tests-or-samples',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: { path: '^(src|prisma|tests)/', pathNot: '^src/server/database/client/' },
      to: { couldNotResolve: true, pathNot: '^(bun|deno)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]next|[.]data|tests/output)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
}
