'use server'

import { pressAction } from '#server/form-action.ts'
import { answerDelivery } from './commands/answer-delivery.ts'
import { closeDelivery } from './commands/close-delivery.ts'
import { confirmReceipts } from './commands/confirm-receipts.ts'
import { recordAnswers } from './commands/record-answers.ts'
import { settleQuestion } from './commands/settle-question.ts'
import { strikeAnswer } from './commands/strike-answer.ts'
import { undoAnswer } from './commands/undo-answer.ts'
import {
  afterAnswer,
  afterCorrection,
  afterReceipts,
  afterRecording,
  readAnswer,
  readAnswers,
  readReason,
  readReceipts,
  readSettling,
  readUndo,
} from './forms.ts'

export const answerAction = pressAction(answerDelivery, { read: readAnswer, done: afterAnswer })
export const confirmReceiptsAction = pressAction(confirmReceipts, { read: readReceipts, done: afterReceipts })
export const settleQuestionAction = pressAction(settleQuestion, {
  read: readSettling,
  done: afterCorrection('settled'),
})
export const strikeAnswerAction = pressAction(strikeAnswer, { read: readReason, done: afterCorrection('struck') })
export const closeDeliveryAction = pressAction(closeDelivery, { read: readReason, done: afterCorrection('closed') })
export const recordAnswersAction = pressAction(recordAnswers, { read: readAnswers, done: afterRecording })
export const undoAnswerAction = pressAction(undoAnswer, { read: readUndo, done: afterCorrection('undone') })
