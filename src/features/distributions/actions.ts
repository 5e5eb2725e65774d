'use server'

import { formAction, pressAction, steppedForm } from '#server/form-action.ts'
import { donePage } from '#server/form-fields.ts'
import { markNotified } from './commands/mark-notified.ts'
import { publishDistribution } from './commands/publish-distribution.ts'
import { recordBounce } from './commands/record-bounce.ts'
import { relayDelivery } from './commands/relay-delivery.ts'
import { unmarkNotified } from './commands/unmark-notified.ts'
import { withdrawDistribution } from './commands/withdraw-distribution.ts'
import { withdrawNotice } from './commands/withdraw-notice.ts'
import { pressAgain, pressComposition } from './composition-press.ts'
import { pressAddition, pressAdditionAgain } from './addition-press.ts'
import { pressDeadline, pressDeadlineAgain } from './deadline-press.ts'
import {
  distributionPage,
  readBounces,
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
  done: ({ unmarked }, form) => donePage(form, { done: 'unmarked', count: unmarked }),
})
export const recordBounceAction = pressAction(recordBounce, {
  read: readBounces,
  done: ({ marked }, form) => donePage(form, { done: 'bounced', count: marked }),
})
export const addRecipientsAction = steppedForm({ press: pressAddition, again: pressAdditionAgain })
export const moveDeadlineAction = steppedForm({ press: pressDeadline, again: pressDeadlineAgain })
export const withdrawAction = pressAction(withdrawDistribution, {
  read: readWithdrawal,
  done: ({ wasDraft }, form) => distributionPage(form, wasDraft ? 'discarded' : 'withdrawn'),
})
export const withdrawNoticeAction = formAction(withdrawNotice, {
  read: readNoticeWithdrawal,
  done: ({ id }) => `/notices/${id}?done=withdrawn`,
})
export const relayAction = pressAction(relayDelivery, {
  read: readRelay,
  done: ({ id }) => `/distributions/${id}/edit`,
})
