// Adds to package-lock.json the optional platform packages that npm leaves out when their source lacks them:
// without those entries `npm ci` refuses the lockfile. Run after each `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'win32', 'windows']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'loong64']
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
let added = 0

for (const [at, entry] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue
    const parts = name.split(/[-/]/)
    const system = systems.find((one) => parts.includes(one))
    const processor = processors.find((one) => parts.includes(one))
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      optional: true,
      ...(entry.dev && { dev: true }),
      ...(processor && { cpu: [processor] }),
      ...(system && { os: [system === 'windows' ? 'win32' : system] }),
      ...(parts.includes('musl') && { libc: ['musl'] }),
    }
    added += 1
  }

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added`)
