/** Rows chosen on other pages of a list, kept in this tab until the form is sent. Without storage only this page counts. */

export type Kept = Map<string, string>

export function readKept(key: string | undefined): Kept {
  if (!key) return new Map()
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return new Map(Array.isArray(stored) ? stored.filter(isPair) : [])
  } catch {
    return new Map()
  }
}

export function writeKept(key: string | undefined, kept: Kept): void {
  if (!key) return
  try {
    if (kept.size === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify([...kept]))
  } catch {
    // a browser without storage: the selection of this page still works
  }
}

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
