/** The sample world: played up to the wanted day, kept between starts, thrown away on request. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calendarDateOf, isCalendarDate } from '#core/time/calendar-date.ts'
import { openEmbedded } from '#server/database/embedded.ts'
import { isHeld } from '#server/database/launcher-lock.ts'
import { dataDirOr, env, presetEnv } from '#server/env.ts'
import { loadMaster } from '../../../prisma/master/load.ts'
import { playDemoWorld } from '../../../prisma/seed/play.ts'
import { demoPassword, people } from '../../../prisma/seed/world.ts'
import { launch } from './launch.ts'
import { say, sentence } from './say.ts'
import { standingOf } from './standing.ts'

/** @throws Error one sentence: a wrong option or date, a real database, a clock that would go back */
export async function demo(words: string[]): Promise<void> {
  const { reset, at } = readOptions(words)
  const dataDir = dataDirOr('.data/demo')
  const playing = path.join(dataDir, 'playing')
  if (existsSync(playing)) say('worldInterrupted')
  if (reset || existsSync(playing)) await throwAway(dataDir)
  await launch({
    dataDir,
    mode: 'start',
    prepare: async ({ ownerUrl, webUrl }) => {
      if ((await standingOf(ownerUrl)) === 'real') throw new Error(sentence('isReal'))
      presetEnv({ webDatabaseUrl: webUrl })
      say('world')
      await loadMaster(ownerUrl)
      await playUpTo(ownerUrl, at, playing)
      return [
        sentence('accounts', { password: demoPassword }),
        ...people.map((person) => `  ${person.email.padEnd(28)} ${person.note}`),
      ]
    },
  })
}

/** @param playing a file that stands there while the world is played: a half-played world cannot be gone on with */
async function playUpTo(ownerUrl: string, at: string | null, playing: string): Promise<void> {
  writeFileSync(playing, '')
  try {
    await playDemoWorld(ownerUrl, at)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    rmSync(playing)
    throw new Error(sentence('clockBack', { now: calendarDateOf(new Date(error.message)) }))
  }
  rmSync(playing)
}

function readOptions(words: string[]): { reset: boolean; at: string | null } {
  try {
    const { values } = parseArgs({ args: words, options: { reset: { type: 'boolean' }, at: { type: 'string' } } })
    return { reset: values.reset === true, at: instantOf(values.at ?? env().now) }
  } catch (error) {
    if (error instanceof TypeError) throw new Error(sentence('option', { detail: error.message }))
    throw error
  }
}

/** 2023-06-12 means nine in the morning of that day in Japan. */
function instantOf(text: string | undefined): string | null {
  if (text === undefined) return null
  if (isCalendarDate(text)) return `${text}T09:00:00+09:00`
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Error(sentence('clockWrong', { at: text }))
  return text
}

/** Deletes a data folder, but only one that holds a demo, or nothing yet, and that nobody uses. */
async function throwAway(dataDir: string): Promise<void> {
  if (env().databaseUrl) throw new Error(sentence('resetExternal'))
  if (existsSync(path.join(dataDir, 'pg18'))) {
    const server = await openEmbedded(dataDir)
    if (await isHeld(server.ownerUrl)) throw new Error(sentence('alreadyRunning', { folder: dataDir }))
    const standing = await standingOf(server.ownerUrl).finally(server.stop)
    if (standing === 'real') throw new Error(sentence('isReal'))
  }
  rmSync(dataDir, { recursive: true, force: true })
}
