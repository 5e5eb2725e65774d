import { cookies } from 'next/headers'
import { asLocale, localeCookie, requireSameOrigin, seeOther } from '#server/request.ts'

export async function POST(incoming: Request): Promise<Response> {
  await requireSameOrigin()
  const form = await incoming.formData()
  const locale = asLocale(String(form.get('language') ?? ''))
  if (locale) (await cookies()).set(localeCookie, locale, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 })
  const back = String(form.get('back') ?? '/')
  return seeOther(/^\/(?![/\\])[\w\-./?=&%]*$/.test(back) ? back : '/')
}
