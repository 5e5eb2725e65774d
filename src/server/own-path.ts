/** Where a form or sign-in may lead: only to pages of our own. */

/** A path of our own pages with its query; anything that could lead elsewhere, or back to sign-in, becomes the home page. */
export function ownPath(path: string | null | undefined): string {
  if (!path || path.length > 1000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/'
  return /^\/(?:sign-in|setup|session|api|files)(?:[/?#]|$)/.test(path) ? '/' : path
}
