/** One address, ASCII, at most 254 characters with at most 64 before the @ (RFC 5321 4.5.3.1). No comments, quotes or domain literals. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    text.indexOf('@') <= 64 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
      text,
    )
  )
}
