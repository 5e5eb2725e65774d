'use server'

import { formAction, pressAction } from '#server/form-action.ts'
import { addVersion } from './commands/add-version.ts'
import { editNotice } from './commands/edit-notice.ts'
import { linkNotices } from './commands/link-notices.ts'
import { recordArrival } from './commands/record-arrival.ts'
import { registerNotice } from './commands/register-notice.ts'
import { removeFile } from './commands/remove-file.ts'
import { unlinkNotices } from './commands/unlink-notices.ts'
import * as forms from './forms.ts'

export const registerNoticeAction = formAction(registerNotice, {
  read: forms.readNotice,
  done: ({ id }, form) =>
    form.get('next') === 'forward' ? `/distributions/new?noticeId=${id}` : `/notices/${id}?done=registered`,
})
export const editNoticeAction = formAction(editNotice, {
  read: forms.readEdit,
  done: (_result, form) => forms.noticePage(form, 'edited'),
  compare: forms.compareTexts,
})
export const addVersionAction = formAction(addVersion, {
  read: forms.readVersion,
  done: (_result, form) => forms.noticePage(form, 'version'),
})
export const recordArrivalAction = formAction(recordArrival, {
  read: forms.readArrival,
  done: (_result, form) => forms.noticePage(form, 'arrival'),
})
export const linkNoticesAction = formAction(linkNotices, {
  read: forms.readLink,
  done: (_result, form) => forms.noticePage(form, 'linked'),
})
export const unlinkNoticesAction = pressAction(unlinkNotices, {
  read: forms.readUnlink,
  done: (_result, form) => forms.noticePage(form, 'unlinked'),
})
export const removeFileAction = pressAction(removeFile, {
  read: forms.readFileRemoval,
  done: (_result, form) => forms.noticePage(form, 'fileRemoved'),
})
