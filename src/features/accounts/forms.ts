/** Form fields of the accounts → the commands' input, and where to go afterwards. */
import { ownPath } from '#server/own-path.ts'

/** Takes these fields as text; one that was not sent stays away, so that the command says what is missing. */
export function read(...names: string[]): (form: FormData) => Record<string, string> {
  return (form) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = form.get(name)
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
}

export function readUser(form: FormData): unknown {
  return {
    ...read('email', 'name', 'role', 'organizationId')(form),
    isSystemAdministrator: form.get('isSystemAdministrator') !== null,
    isAuditor: form.get('isAuditor') !== null,
  }
}

export function showInitialPassword(made: { name: string; email: string; initialPassword: string }) {
  return { initialPassword: made.initialPassword, name: made.name, email: made.email }
}

/** Back to the page the form stood on, with a word for what was done. */
export function afterwards(done: string): (result: unknown, form: FormData) => string {
  return (_result, form) => {
    const page = ownPath(form.get('back')?.toString())
    return `${page}${page.includes('?') ? '&' : '?'}done=${done}`
  }
}
