/** The formats of the case files (shuchi-attacks/1) and of the product's own table of surfaces. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const expected = z.looseObject({
  status: z.array(z.number()).min(1),
  effect: z.string().default('any'),
})
export type Expected = z.output<typeof expected>

const file = z.looseObject({
  filename: z.string(),
  content_type: z.string().default('application/octet-stream'),
  gen: z.unknown().optional(),
  raw: z.string().optional(),
  text: z.string().optional(),
})
export type CaseFile = z.output<typeof file>

const pairs = z.array(z.tuple([z.string(), z.string()]))
const record = z.record(z.string(), z.unknown())
/** Strict: an input key that the runner does not know makes the case fail instead of passing unread. */
const input = z.strictObject({
  json: z.union([record, z.array(z.unknown()), z.string(), z.number(), z.null()]).optional(),
  json_gen: record.optional(),
  raw: z.string().optional(),
  raw_gen: z.unknown().optional(),
  gen: z.unknown().optional(),
  content_type: z.string().optional(),
  form: record.optional(),
  form_gen: record.optional(),
  query: z.string().optional(),
  query_pairs: pairs.optional(),
  query_gen: z.array(z.tuple([z.string(), z.unknown()])).optional(),
  query_pairs_gen: z.array(z.tuple([z.string(), z.unknown()])).optional(),
  path: z.string().optional(),
  path_gen: z.unknown().optional(),
  path_params: z.record(z.string(), z.string()).optional(),
  path_params_gen: record.optional(),
  headers: z.record(z.string(), z.string()).optional(),
  headers_gen: record.optional(),
  cookies: z.record(z.string(), z.string()).optional(),
  cookies_gen: record.optional(),
  file: file.optional(),
  files: z.array(file).optional(),
  method: z.string().optional(),
  raw_request: z.string().optional(),
  raw_request_gen: z.unknown().optional(),
  repeat: z.number().int().min(1).max(2000).optional(),
  parallel: z.union([z.boolean(), z.number()]).optional(),
  race_with: z.string().optional(),
  rounds: z.number().int().min(1).max(1000).optional(),
  sequence: z.array(z.string()).optional(),
  compare: z.array(record).optional(),
  samples: z.number().int().min(1).max(1000).optional(),
  fixture: z.string().optional(),
  hold_open_s: z.number().min(0).max(120).optional(),
})
export type CaseInput = z.output<typeof input>

const oneCase = z.looseObject({
  id: z.string(),
  surface: z.string(),
  actor: z.string().default('anonymous'),
  input: z.unknown().optional(),
  why: z.string().default(''),
  expect: expected.optional(),
  exports: z.array(z.string()).default([]),
})
const caseFile = z.looseObject({
  format: z.literal('shuchi-attacks/1'),
  class: z.string(),
  title: z.string().default(''),
  default_expect: expected,
  cases: z.array(oneCase),
})

export interface Case {
  id: string
  class: string
  surface: string
  actor: string
  why: string
  expect: Expected
  exports: string[]
  /** what the case sends, or why the runner cannot read it */
  input: CaseInput | { unreadable: string }
}

export interface CaseClass {
  name: string
  title: string
  cases: Case[]
}

/** Every case file of a folder; other JSON files (index, surfaces, matrix) are passed over by their format. */
export function readCases(folder: string): CaseClass[] {
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, document: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown }))
  return documents.flatMap(({ name, document }) => {
    if (!z.looseObject({ class: z.string(), cases: z.array(z.unknown()) }).safeParse(document).success) return []
    const parsed = caseFile.safeParse(document)
    if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`)
    return [toClass(parsed.data)]
  })
}

export function toClass(raw: unknown): CaseClass {
  const document = caseFile.parse(raw)
  return {
    name: document.class,
    title: document.title,
    cases: document.cases.map((one) => {
      const read = input.safeParse(one.input ?? {})
      return {
        id: one.id,
        class: document.class,
        surface: one.surface,
        actor: one.actor,
        why: one.why,
        expect: one.expect ?? document.default_expect,
        exports: one.exports,
        input: read.success ? read.data : { unreadable: z.prettifyError(read.error) },
      }
    }),
  }
}

const surface = z.strictObject({
  method: z.string(),
  path: z.string(),
  carries: z.enum(['json', 'form', 'query', 'path', 'page', 'multipart']),
  /** one valid request: body, query, path parameters and headers, with `{{fixtures}}` in them */
  base: record.default({}),
  query: z.record(z.string(), z.string()).default({}),
  params: z.record(z.string(), z.string()).default({}),
  headers: z.record(z.string(), z.string()).default({}),
  /** general name → name here; `recipients[].organizationId` turns a list of ids into a list of objects */
  fields: z.record(z.string(), z.string()).default({}),
  /** fields that stand on another surface here: the case is sent there, without what only this one carries */
  elsewhere: z.record(z.string(), z.string()).default({}),
  /** general names that a case carries for the surface it named and that do not exist on this one */
  omit: z.array(z.string()).default([]),
  /** reads the object first and sends its ETag, unless the case brings its own */
  ifMatch: z.boolean().default(false),
  /** name of the file's part */
  part: z.string().default('file'),
  /** where what was stored is shown: read as the same actor after a stored-verbatim case; `{{created}}` is the id */
  shows: z.array(z.string()).default([]),
  /** fixtures that mean another thing on this route: the letter of a publication is its distribution */
  aliases: z.record(z.string(), z.string()).default({}),
  /** who may use this surface, where the general words name somebody who may not: actor → person */
  actors: z.record(z.string(), z.string()).default({}),
  /** fixture in the case → path parameters that its holder can see at all */
  paramsWith: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** no route may ever do this: 404 or 405 without any effect is the answer to every case */
  isImpossible: z.boolean().default(false),
  /** answered by the server itself, not by a route of the build: judged although no route of that name exists */
  isBuiltIn: z.boolean().default(false),
  /** fixture of a case (`fixture`) → the path parameters that point at it */
  fixtures: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})
export type Surface = z.output<typeof surface>

const surfaces = z.strictObject({
  format: z.literal('shuchi-surfaces/1'),
  note: z.string().optional(),
  surfaces: z.record(z.string(), surface),
})
export type Surfaces = Record<string, Surface>

export function readSurfaces(file: string): Surfaces {
  return surfaces.parse(JSON.parse(readFileSync(file, 'utf8'))).surfaces
}
