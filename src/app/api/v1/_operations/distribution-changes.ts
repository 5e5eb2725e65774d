/** What is done to a distribution that was published. */
import { z } from 'zod'
import { addRecipients } from '#features/distributions/commands/add-recipients.ts'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { moveDeadline } from '#features/distributions/commands/move-deadline.ts'
import { recordBounce } from '#features/distributions/commands/record-bounce.ts'
import { unmarkNotified } from '#features/distributions/commands/unmark-notified.ts'
import { withdrawDistribution } from '#features/distributions/commands/withdraw-distribution.ts'
import {
  bounceInput,
  deadlineInput,
  notifyInput,
  recipientsInput,
  unmarkInput,
  withdrawInput,
} from '#features/distributions/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { answerWith, detail } from './distributions.ts'
import { idOf } from './paging.ts'

const marked = z.object({ marked: z.number() })

export const addRecipientsOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/recipients',
  summary: 'Add recipients to a published distribution',
  status: 201,
  body: recipientsInput.omit({ distributionId: true }),
  output: detail,
  run: async (context, { params, body }) =>
    answerWith(context, (await runCommand(context, addRecipients, { ...body, distributionId: idOf(params) })).id),
})

export const moveDeadlineOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/deadline',
  summary: 'Move the due dates; null removes one, what is left out stays',
  status: 200,
  body: deadlineInput.omit({ distributionId: true }),
  output: detail,
  run: async (context, { params, body }) =>
    answerWith(context, (await runCommand(context, moveDeadline, { ...body, distributionId: idOf(params) })).id),
})

export const withdrawOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/withdrawal',
  summary: 'Withdraw what was published (with a reason), or discard a draft',
  status: 200,
  body: withdrawInput.omit({ distributionId: true }),
  output: z.object({ id: z.string(), state: z.literal('withdrawn') }),
  run: async (context, { params, body }) => {
    const { id } = await runCommand(context, withdrawDistribution, { ...body, distributionId: idOf(params) })
    return { value: { id, state: 'withdrawn' as const } }
  },
})

export const notifyOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/notifications',
  summary: 'Mark forwarding done',
  status: 200,
  body: notifyInput.omit({ distributionId: true }),
  output: marked,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, markNotified, { ...body, distributionId: idOf(params) }),
  }),
})

export const unmarkOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/notifications/strike',
  summary: 'Strike marks of forwarding made in error; they stay readable',
  status: 200,
  body: unmarkInput.omit({ distributionId: true }),
  output: z.object({ unmarked: z.number() }),
  run: async (context, { params, body }) => ({
    value: await runCommand(context, unmarkNotified, { ...body, distributionId: idOf(params) }),
  }),
})

export const bounceOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/bounces',
  summary: 'Record that the forwarding did not arrive',
  status: 200,
  body: bounceInput.omit({ distributionId: true }),
  output: marked,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, recordBounce, { ...body, distributionId: idOf(params) }),
  }),
})
