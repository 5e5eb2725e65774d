/** A Chromium for the tests, without a download: CHROMIUM_PATH, the system's, or the one inside an npm package. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']

/** The path of the program; what it needs besides is put into this process's environment, which the browser inherits. */
export async function findBrowser(folder: string): Promise<string> {
  const known = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) => one && existsSync(one))
  return known ?? unpack(folder)
}

async function unpack(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const home = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const bin = [path.join(home, 'bin'), path.join(home, '../bin')].find((one) => existsSync(path.join(one, 'al2023.tar.br'))) ?? path.join(home, 'bin')
  const libraries = await inflate(path.join(bin, 'al2023.tar.br'))
  process.env.LD_LIBRARY_PATH = [path.join(libraries, 'lib'), libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  process.env.FONTCONFIG_PATH ??= '/etc/fonts'
  return chromium.executablePath(bin)
}

/** True when the program starts at all. */
export function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'])
    return true
  } catch {
    return false
  }
}
