/** Form fields of the accounts → the commands' input. */

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
