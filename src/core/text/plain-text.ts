/** Text that can be stored, printed and exported: any Unicode but control and private-use characters and broken surrogates. */

export function isPlainText(text: string): boolean {
  return (
    text.isWellFormed() &&
    !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Co}]/u.test(text)
  )
}
