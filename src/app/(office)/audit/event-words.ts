/** Events and kinds of objects in words. An event that has none yet stands as it is; a unit test keeps the table complete. */
import type { Locale } from '#server/context.ts'
import en from '#messages/en/people.json' with { type: 'json' }
import ja from '#messages/ja/people.json' with { type: 'json' }

type Table = Record<string, Record<string, string>>
const events: Record<Locale, Table> = { ja: ja.event, en: en.event }
const objects: Record<Locale, Record<string, string>> = { ja: ja.objectType, en: en.objectType }
const kindWords: Record<Locale, Record<string, string>> = { ja: ja.eventKind, en: en.eventKind }

export const eventKinds: readonly string[] = Object.keys(ja.event)

export function eventWord(locale: Locale, event: string): string {
  const [kind = '', what = ''] = event.split('.')
  return events[locale][kind]?.[what] ?? event
}

export function eventKindWord(locale: Locale, kind: string): string {
  return kindWords[locale][kind] ?? kind
}

export function objectWord(locale: Locale, type: string): string {
  return objects[locale][type] ?? type
}

/** The events whose word holds what was typed. */
export function eventsNamed(locale: Locale, q: string): string[] {
  const piece = q.normalize('NFKC').toLowerCase()
  if (piece === '') return []
  return Object.entries(events[locale]).flatMap(([kind, words]) =>
    Object.entries(words).flatMap(([what, word]) => (word.toLowerCase().includes(piece) ? [`${kind}.${what}`] : [])),
  )
}
