import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { actions } from '#core/policy/policy.ts'
import { actionsOf } from '../../support/policy-matrix.ts'

/** What imports cannot say (architecture.md 3 and 7). Each test names the files that break the rule. */
const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !file.startsWith('src/server/database/client/'))
const textOf = (file: string) => readFileSync(file, 'utf8')
const lines = (file: string) => textOf(file).split('\n').length - 1
const linesThatMatch = (files: readonly string[], pattern: RegExp) =>
  files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  )
const commands = globSync('src/features/*/commands/*.ts')

test('a feature folder holds noun files, schema, queries, forms, actions and commands, nothing else', () => {
  const allowed =
    /^src\/features\/(README\.md|[a-z]+\/([a-z]+(-[a-z]+)*\.ts|commands\/[a-z]+(-[a-z]+)+\.ts|ui\/[a-z-]+\.tsx|data\/[a-z-]+\.(txt|csv|json)))$/
  const vague = /(utils?|helpers?|misc|common|types|index|services?|manager|handler)\.tsx?$/
  const files = globSync('src/features/**/*.*').filter((file) => !allowed.test(file) || vague.test(file))
  expect(files).toEqual([])
})

test('files are named in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.floor)?\.tsx?$/ // page.floor.tsx is built for measurements only
  expect(sources.filter((file) => !kebab.test(path.basename(file)))).toEqual([])
})

test('no source file passes 200 lines, no test 300, no part of a quality suite 450', () => {
  const tests = globSync('tests/**/*.ts').filter((file) => !file.startsWith('tests/output/'))
  const limitOf = (file: string) => (/^tests\/(attacks|bench|faults)\//.test(file) ? 450 : 300) // tables of attacks and measurements read best whole
  const long = [...sources.filter((file) => lines(file) > 200), ...tests.filter((file) => lines(file) > limitOf(file))]
  expect(long.map((file) => `${file} ${lines(file)}`)).toEqual([])
})

test('a command is named as its file and has an integration test of its name', () => {
  const broken = commands.flatMap((file) => {
    const [, , feature] = file.split('/')
    const verb = path.basename(file, '.ts')
    const name = verb.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())
    const isNamed = textOf(file).includes(`export const ${name} = defineCommand({\n  name: '${name}',`)
    const proof = `tests/integration/${feature}/${verb}.test.ts`
    return [
      ...(isNamed ? [] : [`${file} does not define ${name}`]),
      ...(existsSync(proof) ? [] : [`${proof} is missing`]),
    ]
  })
  expect(broken).toEqual([])
})

test('every action of the policy has a row in an authorization matrix', () => {
  const covered = new Set(Object.values(actionsOf).flat())
  expect(actions.filter((action) => !covered.has(action))).toEqual([])
})

test('only env.ts reads the environment', () => {
  const readers = sources.filter((file) => file !== 'src/server/env.ts')
  const buildTime = /process\.env\.(NODE_ENV|NEXT_RUNTIME)\b/ // replaced by the framework's build
  expect(linesThatMatch(readers, /process\.env\b/).filter((line) => !buildTime.test(line))).toEqual([])
})

test('only core/time, the context and leaves in the browser ask for the time', () => {
  const isLeaf = (file: string) => /^src\/(app|ui)\//.test(file) && textOf(file).startsWith("'use client'")
  const asking = sources.filter((file) => !/^src\/(core\/time\/|cli\/|server\/context\.ts)/.test(file) && !isLeaf(file))
  expect(linesThatMatch(asking, /new Date\(\)|Date\.now\(\)/)).toEqual([])
})

test('nobody but the policy asks for a role', () => {
  const others = sources.filter((file) => !file.startsWith('src/core/policy/'))
  expect(linesThatMatch(others, /role\s*(===|!==)\s*'(manager|staff|viewer)'/)).toEqual([])
})

test('queries are called get, find, list or count; a statement is called by what it reads', () => {
  const named =
    /^export (?:async )?function (?!get[A-Z]|find[A-Z]|list[A-Z]|count[A-Z]|stream[A-Z]|\w+Parts\()\w+\(\s*reader(?!.*\): Statement<)/
  expect(
    linesThatMatch(
      globSync('src/features/*/*.ts').filter((file) => file.endsWith('queries.ts')),
      named,
    ),
  ).toEqual([])
})

test('no cast and no silenced check without a reason beside it', () => {
  expect(linesThatMatch(sources, /@ts-|(biome-ignore|(oxlint|eslint)-disable)(?!.*: \w+ \w+)/)).toEqual([])
  expect(sources.flatMap(unexplainedCasts)).toEqual([])
})

/** The reason stands on the line, or behind the statement where the formatter broke it, within the next five lines. */
function unexplainedCasts(file: string): string[] {
  const all = textOf(file).split('\n')
  return all.flatMap((line, index) => {
    const isCast = /^(?!\s*(\/?\*|\/\/|import\b|export (type )?\{)).*\bas (?!const\b|unknown\b)[A-Z{(]/.test(line)
    const isRenamed = /\b\w+ as \w+,/.test(line)
    const isExplained = all.slice(index, index + 6).some((one) => /(^|\s)\/\/ /.test(one))
    return isCast && !isRenamed && !isExplained ? [`${file}:${index + 1} ${line.trim()}`] : []
  })
}

test('every path that a README names exists', () => {
  const readmes = ['README.md', ...globSync('{src,tests,prisma}/**/README.md')].filter(
    (file) => !file.startsWith('tests/output/'),
  )
  const missing = readmes.flatMap((file) =>
    [...textOf(file).matchAll(/`((?:src|tests|prisma|public|\.ci)\/[\w./()[\]-]+)`|\]\(((?!http)[\w./-]+)\)/g)]
      .map(([, inCode, linked]) => inCode ?? path.join(path.dirname(file), linked ?? ''))
      .filter((named) => !named.startsWith('tests/output') && !existsSync(named)) // what the suites write is not kept
      .map((named) => `${file}: ${named}`),
  )
  expect(missing).toEqual([])
})
