/**
 * Passwords: Argon2id 19 MiB, t=2, p=1 (OWASP minimum), at most eight at once; 12 characters or more, no composition
 * rule, no forced change. Guessable ones are found with an offline list of common and local words.
 */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError, refuseField } from '#core/errors.ts'
import listed from './data/common-passwords.json' with { type: 'json' }

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const most = { characters: 200, atOnce: 8, waitMs: 2_000 } as const
const leet: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const words = [...listed.common, ...listed.local, ...listed.runs].map(fold).sort((a, b) => b.length - a.length)

/**
 * @param ownWords what others know of the person: mail address, name
 * @throws AppError invalid at `password`: too short, or easily guessed; too-many when the queue is long
 */
export function hashPassword(password: string, ownWords: readonly string[] = []): Promise<string> {
  if ([...password].length < 12) refuseField('password', 'password-short')
  if (isGuessable(password, ownWords)) refuseField('password', 'password-common')
  return inTurn(() => hash(password.normalize('NFKC'), settings))
}

/** For unknown people a hash is computed all the same, so that time tells nothing. */
export function isPassword(stored: string | null, password: string): Promise<boolean> {
  const plain = password.normalize('NFKC').slice(0, most.characters)
  return inTurn(async () => {
    if (stored !== null) return verify(stored, plain)
    await hash(plain, settings)
    return false
  })
}

/** True when little is left once known words, runs of keys and separators are taken away, with or without 0 for o. */
export function isGuessable(password: string, ownWords: readonly string[] = []): boolean {
  const own = ownWords.flatMap((text) => fold(text).split(/[@.\s]/)).filter((word) => word.length >= 4)
  return [fold(password), unleet(fold(password))].some((text) => isWeak(text, own))
}

function isWeak(text: string, own: readonly string[]): boolean {
  if (new Set(text).size < 5) return true
  const known = [...own, ...words].sort((a, b) => b.length - a.length)
  const rest = known.reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[\s\p{P}\p{S}]/gu, '')
  return rest.length <= 4 || (/^\d{1,8}$/.test(rest) && /\p{L}/u.test(text))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function unleet(text: string): string {
  return [...text].map((letter) => leet[letter] ?? letter).join('')
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password for the first sign-in, easy to read out: four groups of four, without letters that look alike (79 bits). */
export function initialPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

const waiting: (() => void)[] = []
let running = 0

/** Eight hashes hold 152 MiB; the ninth waits, two seconds at most. @throws AppError too-many */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most.atOnce) await turn()
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Resolves when somebody hands over his place. */
function turn(): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(take), 1)
      reject(new AppError('too-many'))
    }, most.waitMs)
    waiting.push(take)
  })
}
