/** What is done to deliveries besides the recipient's own answer. */
import { z } from 'zod'
import { closeDelivery } from '#features/acknowledgements/commands/close-delivery.ts'
import { recordAnswers } from '#features/acknowledgements/commands/record-answers.ts'
import { settleQuestion } from '#features/acknowledgements/commands/settle-question.ts'
import { strikeAnswer } from '#features/acknowledgements/commands/strike-answer.ts'
import { undoAnswer } from '#features/acknowledgements/commands/undo-answer.ts'
import {
  answersOnBehalfInput,
  closeInput,
  settleQuestionInput,
  strikeInput,
  undoInput,
} from '#features/acknowledgements/schema.ts'
import { relayDelivery } from '#features/distributions/commands/relay-delivery.ts'
import { relayInput } from '#features/distributions/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { answerWith, detail } from './distributions.ts'
import { idOf } from './paging.ts'

const done = z.object({ deliveryId: z.string() })

export const relayOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/relay',
  summary: 'Draft a distribution that passes this delivery on',
  status: 201,
  body: relayInput.omit({ deliveryId: true }),
  output: detail,
  run: async (context, { params, body }) =>
    answerWith(context, (await runCommand(context, relayDelivery, { ...body, deliveryId: idOf(params) })).id),
})

export const recordAnswersOperation = defineOperation({
  method: 'post',
  path: '/deliveries/answers',
  summary: 'Record one answer on behalf of several recipients; all or none',
  status: 201,
  body: answersOnBehalfInput,
  output: z.object({ receipts: z.array(z.object({ deliveryId: z.string(), receiptNumber: z.string() })) }),
  run: async (context, { body }) => ({ value: { receipts: await runCommand(context, recordAnswers, body) } }),
})

export const strikeOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/answers/strike',
  summary: 'A manager strikes the last answer; it stays readable',
  status: 200,
  body: strikeInput.omit({ deliveryId: true }),
  output: done,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, strikeAnswer, { ...body, deliveryId: idOf(params) }),
  }),
})

export const undoOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/answers/undo',
  summary: 'The recipient takes back its own last answer within ten minutes',
  status: 200,
  body: undoInput.omit({ deliveryId: true }),
  output: done,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, undoAnswer, { ...body, deliveryId: idOf(params) }),
  }),
})

export const closeOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/closing',
  summary: 'Close without an answer, with a reason',
  status: 200,
  body: closeInput.omit({ deliveryId: true }),
  output: done,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, closeDelivery, { ...body, deliveryId: idOf(params) }),
  }),
})

export const settleQuestionOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/question-answer',
  summary: 'Answer an open question; the clock runs again',
  status: 200,
  body: settleQuestionInput.omit({ deliveryId: true }),
  output: done,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, settleQuestion, { ...body, deliveryId: idOf(params) }),
  }),
})
