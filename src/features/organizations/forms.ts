/** Form fields of the directory → the commands' input. */

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
const revisionOf = (form: FormData) => {
  const seen = text(form, 'revision')
  return seen === '' ? {} : { revision: Number(seen) }
}

export function readOrganization(...names: string[]): (form: FormData) => unknown {
  return (form) => ({ ...Object.fromEntries(names.map((name) => [name, text(form, name)])), ...revisionOf(form) })
}

/** @param owner the hidden field that says whose desk, or which desk */
export function readPost(owner: 'organizationId' | 'postId'): (form: FormData) => unknown {
  return readOrganization(owner, 'name', 'email', 'telephone', 'fax')
}

/** Rows of from, to and name; a row that was left empty is no row. */
export function readCalendar(form: FormData): unknown {
  const column = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
  const [from, to, names] = [column('from'), column('to'), column('name')]
  return {
    organizationId: text(form, 'organizationId'),
    ranges: from
      .map((first, index) => ({ from: first, to: to[index] ?? '', name: names[index] ?? '' }))
      .filter((row) => row.from !== '' || row.to !== '' || row.name !== '')
      .map((row) => ({ ...row, to: row.to === '' ? row.from : row.to })),
  }
}

/** Whoever is ticked is a member, once. */
export function readGroup(form: FormData): unknown {
  const groupId = text(form, 'groupId')
  return {
    ...(groupId === '' ? {} : { groupId }),
    name: text(form, 'name'),
    memberIds: [...new Set(form.getAll('memberIds'))],
    ...revisionOf(form),
  }
}
