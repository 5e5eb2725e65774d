import { cookies, headers } from 'next/headers'
import { chooseLanguage } from '#features/accounts/commands/choose-language.ts'
import { runCommand } from '#server/command.ts'
import { asLocale, localeCookie } from '#server/locale.ts'
import { seeOther } from '#server/request.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { posted, textOf } from '../posted.ts'

export const POST = posted(async (form) => {
  const language = asLocale(textOf(form, 'language'))
  if (language) {
    ;(await cookies()).set(localeCookie, language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 })
    if (await findSignedIn()) await runCommand(await currentContext(), chooseLanguage, { language })
  }
  return seeOther((await pageOfForm()) ?? ownPath(textOf(form, 'back')) ?? '/')
})

/** The page the form stood on, with its filters: only the path of the referrer, so never another site. */
async function pageOfForm(): Promise<string | null> {
  const referrer = (await headers()).get('referer')
  if (!referrer || !URL.canParse(referrer)) return null
  const { pathname, search } = new URL(referrer)
  return ownPath(pathname + search)
}

function ownPath(path: string): string | null {
  return /^\/(?![/\\])[\w\-./?=&%]*$/.test(path) ? path : null
}
