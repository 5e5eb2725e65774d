'use server'

import { formAction, pressAction, steppedForm } from '#server/form-action.ts'
import { backToForm } from '#server/form-fields.ts'
import { addRecipients } from './commands/add-recipients.ts'
import { markNotified } from './commands/mark-notified.ts'
import { moveDeadline } from './commands/move-deadline.ts'
import { publishDistribution } from './commands/publish-distribution.ts'
import { recordBounce } from './commands/record-bounce.ts'
import { relayDelivery } from './commands/relay-delivery.ts'
import { unmarkNotified } from './commands/unmark-notified.ts'
import { withdrawDistribution } from './commands/withdraw-distribution.ts'
import { withdrawNotice } from './commands/withdraw-notice.ts'
import { pressAgain, pressComposition } from './composition-press.ts'
import {
  distributionPage,
  readAdded,
  readBounces,
  readDeadline,
  readNoticeWithdrawal,
  readNotified,
  readPublishing,
  readRelay,
  readUnmarked,
  readWithdrawal,
} from './forms.ts'

export const composeAction = steppedForm({ press: pressComposition, again: pressAgain })
export const publishAction = pressAction(publishDistribution, {
  read: readPublishing,
  done: (_result, form) => distributionPage(form, 'published'),
})
export const markNotifiedAction = pressAction(markNotified, {
  read: readNotified,
  done: ({ marked }, form) => `${distributionPage(form, 'notified')}&count=${marked}`,
})
export const unmarkNotifiedAction = pressAction(unmarkNotified, {
  read: readUnmarked,
  done: ({ unmarked }, form) => `${distributionPage(form, 'unmarked')}&count=${unmarked}`,
})
export const recordBounceAction = pressAction(recordBounce, {
  read: readBounces,
  done: backToForm,
})
export const addRecipientsAction = pressAction(addRecipients, {
  read: readAdded,
  done: ({ added }, form) => `${distributionPage(form, 'added')}&count=${added}`,
})
export const moveDeadlineAction = pressAction(moveDeadline, {
  read: readDeadline,
  done: (_result, form) => distributionPage(form, 'moved'),
})
export const withdrawAction = pressAction(withdrawDistribution, {
  read: readWithdrawal,
  done: (_result, form) => distributionPage(form, 'withdrawn'),
})
export const withdrawNoticeAction = formAction(withdrawNotice, {
  read: readNoticeWithdrawal,
  done: ({ id }) => `/notices/${id}?done=withdrawn`,
})
export const relayAction = pressAction(relayDelivery, {
  read: readRelay,
  done: ({ id }) => `/distributions/${id}/edit`,
})
