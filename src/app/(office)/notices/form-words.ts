/** The words of the form of a letter; a client component gets them as values. */
import { kinds } from '#features/notices/notice.ts'
import { words } from '#messages/words.ts'
import { kindWord } from '../delivery-words.tsx'
import type { Office } from '../office.ts'

const fields = [
  'number',
  'numberHint',
  'date',
  'kind',
  'subject',
  'issuer',
  'issuerHint',
  'addressee',
  'deadline',
  'contact',
  'bodyText',
  'bodyHint',
  'sealOmitted',
  'forwardsLabel',
  'filesLabel',
  'filesChoose',
  'filesNone',
  'filesHint',
  'registerOnly',
  'registerForward',
] as const
const own = [
  'save',
  'cancelEdit',
  'requestedAction',
  'filesAgain',
  'filesTotal',
  'issuerProposed',
  'dateMismatch',
  'staleTitle',
  'staleText',
  'staleCurrent',
  'staleMine',
  'staleEmpty',
] as const
const common = ['optional', 'today', 'otherDay', 'dateHint', 'busy'] as const

export function formWords({ t, shell, locale }: Office): Record<string, string> {
  const say = words(locale, 'notice')
  return Object.fromEntries([
    ...fields.map((key) => [key, t(key)] as const),
    ...own.map((key) => [key, say(key)] as const),
    ...common.map((key) => [key, shell(key)] as const),
    ...kinds.map((kind) => [`kinds.${kind}`, kindWord({ locale }, kind)] as const),
  ])
}
