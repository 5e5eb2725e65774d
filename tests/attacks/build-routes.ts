/** What the build really serves: the route manifest for paths, the OpenAPI document for the methods of the API. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#server/database/open-database.ts'

export interface BuildRoutes {
  /** `/notices/{id}`, `/api/v1/notices/{id}` … */
  paths: ReadonlySet<string>
  /** `GET /api/v1/notices/{id}` … */
  operations: ReadonlySet<string>
  /** `GET /api/v1/users organizationId` … */
  parameters: ReadonlySet<string>
}

const operation = z.looseObject({ parameters: z.array(z.looseObject({ name: z.string() })).optional() })

export async function readBuildRoutes(origin: string): Promise<BuildRoutes> {
  const manifest = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(path.join(projectRoot, '.next/server/app-paths-manifest.json'), 'utf8')))
  const openApi = z
    .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
    .parse(await (await fetch(`${origin}/api/v1/openapi.json`)).json())
  const parameters = Object.entries(openApi.paths).flatMap(([at, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters: named = [] }]) =>
      named.map(({ name }) => `${method.toUpperCase()} /api/v1${at} ${name}`),
    ),
  )
  const operations = Object.entries(openApi.paths).flatMap(([at, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${at}`),
  )
  return {
    paths: new Set(Object.keys(manifest).map(patternOf)),
    operations: new Set(operations),
    parameters: new Set(parameters),
  }
}

/** `/(office)/notices/[id]/page` → `/notices/{id}` */
function patternOf(entry: string): string {
  const parts = entry
    .split('/')
    .filter((part) => part !== '' && !/^\(.*\)$/.test(part))
    .slice(0, -1)
    .map((part) => part.replace(/^\[+(?:\.\.\.)?(\w+)\]+$/, '{$1}'))
  return `/${parts.join('/')}`
}

/** Names of parameters do not matter: `/files/{fileId}` is `/files/{id}`. */
export function shapeOf(pattern: string): string {
  return pattern.replace(/\{\w+\}/g, '{}')
}

export function hasRoute(routes: BuildRoutes, method: string, pattern: string): boolean {
  const shape = shapeOf(pattern)
  if (![...routes.paths].some((one) => shapeOf(one) === shape)) return false
  if (!pattern.startsWith('/api/v1/')) return true
  const described = [...routes.operations].map(shapeOf).filter((one) => one.endsWith(` ${shape}`))
  return described.length === 0 || described.includes(`${method} ${shape}`) // a stream stands in no description
}
