'use server'

import { formAction, pressAction } from '#server/form-action.ts'
import { draftDistribution } from './commands/draft-distribution.ts'
import { markNotified } from './commands/mark-notified.ts'
import { publishDistribution } from './commands/publish-distribution.ts'
import { withdrawDistribution } from './commands/withdraw-distribution.ts'
import { withdrawNotice } from './commands/withdraw-notice.ts'
import {
  distributionPage,
  readDraft,
  readNoticeWithdrawal,
  readNotified,
  readPublishing,
  readWithdrawal,
} from './forms.ts'

export const draftAction = formAction(draftDistribution, {
  read: readDraft,
  done: ({ id }) => `/distributions/${id}?done=drafted`,
})
export const publishAction = pressAction(publishDistribution, {
  read: readPublishing,
  done: (_result, form) => distributionPage(form, 'published'),
})
export const markNotifiedAction = pressAction(markNotified, {
  read: readNotified,
  done: ({ marked }, form) => `${distributionPage(form, 'notified')}&count=${marked}`,
})
export const withdrawAction = pressAction(withdrawDistribution, {
  read: readWithdrawal,
  done: (_result, form) => distributionPage(form, 'withdrawn'),
})
export const withdrawNoticeAction = formAction(withdrawNotice, {
  read: readNoticeWithdrawal,
  done: ({ id }) => `/notices/${id}?done=withdrawn`,
})
