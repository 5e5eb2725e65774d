/** Which software is shipped with the register, and under which licence: read from the lockfile beside the program. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
})

export interface ShippedPackage {
  name: string
  version: string
  license: string | null
}

/** By name; what only builds and tests need is left out. The launcher starts the web process in the project's folder. */
export async function listShippedPackages(): Promise<ShippedPackage[]> {
  const { packages } = lockfile.parse(JSON.parse(await readFile('package-lock.json', 'utf8')))
  const lines = Object.entries(packages)
    .filter(([at, entry]) => at !== '' && !entry.dev && entry.version)
    .map(([at, { version = '', license }]) => ({
      name: at.split('node_modules/').at(-1) ?? at,
      version,
      license: license ?? null,
    }))
  const once = new Map(lines.map((line) => [`${line.name} ${line.version}`, line]))
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
