/** Form fields of a letter → the command's input. */
import { splitDocumentNumbers } from '#core/text/document-number.ts'

const filled = (form: FormData, name: string): string | undefined => {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function readNotice(form: FormData): unknown {
  const optional = Object.fromEntries(
    ['addressee', 'body', 'contact', 'requestedAction'].flatMap((name) =>
      filled(form, name) ? [[name, filled(form, name)]] : [],
    ),
  )
  const forwards = form.getAll('forwards').filter((one) => typeof one === 'string' && one !== '')
  return {
    documentNumbers: splitDocumentNumbers(filled(form, 'documentNumbers') ?? ''),
    date: filled(form, 'date') ?? filled(form, 'dateChoice') ?? '',
    kind: filled(form, 'kind') ?? '',
    subject: filled(form, 'subject') ?? '',
    issuer: (filled(form, 'issuer') ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ...optional,
    ...(filled(form, 'deadline') ? { deadline: filled(form, 'deadline') } : {}),
    sealOmitted: form.get('sealOmitted') !== null,
    links: forwards.map((noticeId) => ({ relation: 'forwards', noticeId })),
  }
}

/** The files that came with the form; an empty file input posts one nameless file of no bytes. */
export function filesOf(form: FormData): File[] {
  return form.getAll('files').filter((file): file is File => file instanceof File && file.name !== '' && file.size > 0)
}
