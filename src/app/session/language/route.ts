import { cookies } from 'next/headers'
import { chooseLanguage } from '#features/accounts/commands/choose-language.ts'
import { runCommand } from '#server/command.ts'
import { asLocale } from '#server/locale.ts'
import { localeCookie, seeOther } from '#server/request.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { posted, textOf } from '../posted.ts'

export const POST = posted(async (form) => {
  const language = asLocale(textOf(form, 'language'))
  if (language) {
    ;(await cookies()).set(localeCookie, language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 })
    if (await findSignedIn()) await runCommand(await currentContext(), chooseLanguage, { language })
  }
  const back = textOf(form, 'back')
  return seeOther(/^\/(?![/\\])[\w\-./?=&%]*$/.test(back) ? back : '/')
})
