'use server'

import { pressAction } from '#server/form-action.ts'
import { backToForm } from '#server/form-fields.ts'
import { answerDelivery } from './commands/answer-delivery.ts'
import { closeDelivery } from './commands/close-delivery.ts'
import { confirmReceipts } from './commands/confirm-receipts.ts'
import { recordAnswers } from './commands/record-answers.ts'
import { settleQuestion } from './commands/settle-question.ts'
import { strikeAnswer } from './commands/strike-answer.ts'
import { undoAnswer } from './commands/undo-answer.ts'
import {
  afterAnswer,
  afterReceipts,
  readAnswer,
  readAnswers,
  readReason,
  readReceipts,
  readSettling,
  readUndo,
} from './forms.ts'

export const answerAction = pressAction(answerDelivery, { read: readAnswer, done: afterAnswer })
export const confirmReceiptsAction = pressAction(confirmReceipts, { read: readReceipts, done: afterReceipts })
export const settleQuestionAction = pressAction(settleQuestion, { read: readSettling, done: backToForm })
export const strikeAnswerAction = pressAction(strikeAnswer, { read: readReason, done: backToForm })
export const closeDeliveryAction = pressAction(closeDelivery, { read: readReason, done: backToForm })
export const recordAnswersAction = pressAction(recordAnswers, { read: readAnswers, done: afterReceipts })
export const undoAnswerAction = pressAction(undoAnswer, { read: readUndo, done: backToForm })
