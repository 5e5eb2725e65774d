/** Fields of a posted form as the features read them: text that was filled in, a day, the page the form stood on. */
import { ownPath } from './own-path.ts'

/** What was typed, trimmed; undefined for an empty field, one that was not sent, and a file. */
export function filled(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The free text of a date field wins over its quick choice. */
export function typedDay(form: FormData, name: string): string | undefined {
  return filled(form, name) ?? filled(form, `${name}Choice`)
}

/** The page the form stood on; only addresses of our own. */
export function pageOfForm(form: FormData): string {
  return ownPath(filled(form, 'back'))
}

/** An address of ours with these words in its query, in the place of earlier ones; an empty list takes them out. */
export function withQuery(page: string, values: Record<string, string | number | readonly string[]>): string {
  const [path = '/', query] = page.split('?')
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(values)) {
    parameters.delete(name)
    for (const one of typeof value === 'object' ? value : [value]) parameters.append(name, String(one))
  }
  return `${path}?${parameters}`
}

/** Where the form says to go when it is done, or the page it stood on, with what was done in its address. */
export function donePage(form: FormData, values: Record<string, string | number>): string {
  return withQuery(ownPath(filled(form, 'doneAt') ?? filled(form, 'back')), values)
}

/** The same for forms whose result is told by a word alone. */
export function afterwards(done: string): (result: unknown, form: FormData) => string {
  return (_result, form) => donePage(form, { done })
}
