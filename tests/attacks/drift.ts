/** Every route of the build stands in routes.json: with its operations of the matrix, or with the reason why it has none. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type BuildRoutes, shapeOf } from './build-routes.ts'

const mapping = z.strictObject({
  format: z.literal('shuchi-routes/1'),
  note: z.string().optional(),
  routes: z.record(z.string(), z.union([z.array(z.string()).min(1), z.string().min(10)])),
})

export function readMapping(): z.output<typeof mapping>['routes'] {
  return mapping.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'routes.json'), 'utf8'))).routes
}

/** @returns one complaint for each route that nobody thought about */
export function driftOf(routes: BuildRoutes, known: Record<string, unknown> = readMapping()): string[] {
  const shapes = new Set(Object.keys(known).map(shapeOf))
  const operations = [...routes.operations].filter((one) => !shapes.has(shapeOf(one)))
  const paths = [...routes.paths].filter((one) => {
    const shape = shapeOf(one)
    return !shapes.has(shape) && ![...shapes].some((other) => other.endsWith(` ${shape}`))
  })
  return [...operations, ...paths].map((one) => `${one} is in the build and not in tests/attacks/routes.json`)
}
