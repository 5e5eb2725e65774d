/** 本文: what the text below the head says, and where. */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { attachmentsIn } from './attachment.ts'
import { type Contact, contactIn } from './contact.ts'
import type { Found, Header } from './header.ts'
import { informedIn } from './informed.ts'
import { legalReferencesIn } from './legal-reference.ts'
import type { FoldedText, Span } from './page-text.ts'
import { deadlineIn, requestIn } from './request.ts'

export function bodyOf(folded: FoldedText, body: Span, header: Header, date: CalendarDate | null) {
  const request = requestIn(folded, body)
  const deadline = deadlineIn(folded.text, body, date)
  const contact = contactOf(folded, body, header)
  const informed = informedIn(folded, body)
  const attachments = attachmentsIn(folded, body)
  const legal = legalReferencesIn(folded.text, body)
  return {
    fields: {
      contact: valueOr(contact, null),
      alreadyNotified: valueOr(informed, []),
      requestedAction: request?.action ?? null,
      targetAudience: request?.audience ?? [],
      deadline: valueOr(deadline, null),
      attachments: valueOr(attachments, []),
      legalReferences: legal.map(({ value }) => value),
    },
    spans: {
      contact: spansOf(contact),
      alreadyNotified: spansOf(informed),
      requestedAction: request ? [request.span] : [],
      deadline: spansOf(deadline),
      attachments: spansOf(attachments),
      legalReferences: legal.flatMap(({ spans }) => spans),
    },
  }
}

/** The block that is headed so, else the desk in brackets under the issuer, (麻薬係). */
function contactOf(folded: FoldedText, body: Span, { unit }: Header): Found<Contact> | null {
  const block = contactIn(folded, body)
  if (block) return { value: block.contact, spans: [block.span] }
  return unit ? { value: { unit: unit.value }, spans: unit.spans } : null
}

function valueOr<T, N>(found: Found<T> | null, none: N): T | N {
  return found ? found.value : none
}

function spansOf(found: Found<unknown> | null): Span[] {
  return found ? found.spans : []
}
