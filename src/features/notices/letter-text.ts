/** A letter as the lines of a form, and the other way where a line stands for several things. Pure: forms use it on both sides. */
import { addresseeText } from './addressee.ts'
import { contactText } from './contact.ts'
import type { Letter } from './letter.ts'

export const letterFields = [
  'documentNumbers',
  'date',
  'kind',
  'subject',
  'issuer',
  'addressee',
  'requestedAction',
  'deadline',
  'contact',
  'sealOmitted',
  'body',
] as const
export type LetterField = (typeof letterFields)[number]

/** One line of text for each field of the form that is given. */
export function letterText(letter: Partial<Letter>): Partial<Record<LetterField, string>> {
  const { documentNumbers, date, kind, subject, issuer, addressee, requestedAction, deadline, contact, body } = letter
  const { sealOmitted } = letter
  const lines = {
    documentNumbers: documentNumbers?.join('・'),
    date,
    kind,
    subject,
    issuer: issuer?.join('\n'),
    addressee: addressee && addresseeText(addressee),
    requestedAction,
    deadline,
    contact: contact ? contactText(contact) : contact,
    sealOmitted: sealOmitted === undefined ? undefined : sealOmitted ? 'on' : '',
    body,
  }
  return Object.fromEntries(
    Object.entries(lines).flatMap(([field, line]) => (line === undefined ? [] : [[field, line ?? '']])),
  )
}
