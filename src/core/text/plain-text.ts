/** Text that can be stored, printed and exported: any Unicode but control and private-use characters and broken surrogates. */

export function isPlainText(text: string): boolean {
  return (
    text.isWellFormed() &&
    !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Co}]/u.test(text)
  )
}

/**
 * Plain text on one line, for names, subjects and mail headers: no line breaks, and nothing that cannot be seen and would
 * make two equal-looking names differ (zero-width letters, soft hyphen, direction marks).
 */
export function isPlainLine(text: string): boolean {
  return isPlainText(text) && !/[\t\n\r\u00AD\u200B-\u200F\u2028\u2029\u2060-\u2064\uFEFF]/.test(text)
}
