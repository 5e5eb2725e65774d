'use server'

import { formAction, pressAction } from '#server/form-action.ts'
import { draftDistribution } from './commands/draft-distribution.ts'
import { markNotified } from './commands/mark-notified.ts'
import { publishDistribution } from './commands/publish-distribution.ts'
import { recordBounce } from './commands/record-bounce.ts'
import { withdrawDistribution } from './commands/withdraw-distribution.ts'
import {
  distributionPage,
  pageOfForm,
  readBounce,
  readDraft,
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
export const recordBounceAction = pressAction(recordBounce, {
  read: readBounce,
  done: (_result, form) => pageOfForm(form),
})
