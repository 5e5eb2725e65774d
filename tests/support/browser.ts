/** A Chromium for the tests, without a download: CHROMIUM_PATH, the system's, or the one inside an npm package. */
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** The path of the program; what it needs besides is put into this process's environment, which the browser inherits. */
export async function findBrowser(folder: string): Promise<string> {
  const known = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((one) => one && existsSync(one))
  return known ?? unpack(folder)
}

async function unpack(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: chromium } = await import('@sparticuz/chromium')
  const root = rootOf(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  const unpacker = (await import(pathToFileURL(path.join(root, 'build/esm/lambdafs.js')).href)) as {
    inflate: (file: string) => Promise<string>
  } // the package does not export it
  const libraries = await unpacker.inflate(path.join(root, 'bin/al2023.tar.br'))
  process.env.LD_LIBRARY_PATH = [path.join(libraries, 'lib'), libraries, process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':')
  return chromium.executablePath(path.join(root, 'bin'))
}

function rootOf(file: string): string {
  return existsSync(path.join(file, 'bin/al2023.tar.br')) ? file : rootOf(path.dirname(file))
}
