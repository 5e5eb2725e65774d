'use server'

import { runCommand } from '#server/command.ts'
import { formAction } from '#server/form-action.ts'
import { attachFile } from './commands/attach-file.ts'
import { registerNotice } from './commands/register-notice.ts'
import { filesOf, readNotice } from './forms.ts'

export const registerNoticeAction = formAction(registerNotice, {
  read: readNotice,
  done: async ({ id }, form, context) => {
    for (const file of filesOf(form))
      await runCommand(context, attachFile, { noticeId: id, name: file.name, content: file.stream() })
    return form.get('next') === 'forward' ? `/distributions/new?noticeId=${id}` : `/notices/${id}?done=registered`
  },
})
