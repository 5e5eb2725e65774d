// No package in the lockfile lies below its lowest version without a known hole (.ci/floors.json), and none is one we never use.
import { readFileSync } from 'node:fs'

const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
const floors = JSON.parse(readFileSync('.ci/floors.json', 'utf8'))
const below = (version, lowest) => version.localeCompare(lowest, 'en', { numeric: true }) < 0
const complaints = Object.entries(packages).flatMap(([at, { version }]) => {
  const name = at.split('node_modules/').at(-1)
  const floor = floors.find((one) => one.name === name)
  if (['xlsx', 'exceljs'].includes(name)) return [`${name} must not be used`]
  return floor && below(version, floor.lowest)
    ? [`${name} ${version} is below ${floor.lowest} (${floor.advisories.join(', ')})`]
    : []
})
for (const complaint of complaints) console.error(complaint)
process.exit(complaints.length > 0 ? 1 : 0)
