import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actions } from '#core/policy/policy.ts'
import en from '#messages/en/people.json' with { type: 'json' }
import ja from '#messages/ja/people.json' with { type: 'json' }

/** Every event that the source can write: `event: '…'`, and literals of the same shape that are no action of the policy. */
function eventsInSource(): Set<string> {
  const source = globSync('src/{features,server}/**/*.ts')
    .filter((file) => !file.includes('/client/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const plain = [...source.matchAll(/event: '([a-z-]+\.[a-z-]+)'/g)].map(([, event]) => event ?? '')
  const kinds = [...new Set(plain.map((event) => event.split('.')[0]))]
  const shaped = [...source.matchAll(new RegExp(`'((?:${kinds.join('|')})\\.[a-z-]+)'`, 'g'))].map(
    ([, event]) => event ?? '',
  )
  const known: readonly string[] = actions
  return new Set([
    ...plain,
    ...shaped.filter((event) => !known.includes(event)),
    'refused.forbidden',
    'refused.not-found',
  ])
}

test.each([
  ['Japanese', ja],
  ['English', en],
])('every event that can stand in the trail has a word in %s', (_language, messages) => {
  const words: Record<string, Record<string, string>> = messages.event
  const kinds: Record<string, string> = messages.eventKind
  const events = [...eventsInSource()]
  expect(events.length).toBeGreaterThan(30)
  expect(events.filter((event) => !words[event.split('.')[0] ?? '']?.[event.split('.')[1] ?? ''])).toEqual([])
  expect(Object.keys(words).filter((kind) => !kinds[kind])).toEqual([])
})

test('every kind of object in the trail has a word', () => {
  const source = globSync('src/features/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const types = new Set([...source.matchAll(/object: \{ type: '([a-z-]+)'/g)].map(([, type]) => type ?? ''))
  const words: Record<string, string> = ja.objectType
  expect([...types].filter((type) => !words[type])).toEqual([])
})
