import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import { foldStandings, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { assertDeadlines } from '../draft.ts'
import { loadDistribution } from '../relation.ts'
import { deadlineInput } from '../schema.ts'

/** 期限の変更 after publication (the state moved it, the year ended): what is still owed gets the new day, answers stay. */
export const moveDeadline = defineCommand({
  name: 'moveDeadline',
  input: deadlineInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) =>
    decide(
      reader.actor,
      distribution.wasPublished ? 'distribution.move-deadline' : 'distribution.edit-draft',
      distribution.relation,
    ),
  run: async (reader, distribution, input) => {
    assertState(distribution.state, 'published')
    if (input.receiptDueDate === undefined && input.dueDate === undefined)
      throw new AppError('invalid', [{ field: 'dueDate', code: 'missing' }])
    const terms = await requireTerms(reader, distribution.id)
    const moved = {
      receiptDueOn: input.receiptDueDate === undefined ? terms.receiptDueOn : input.receiptDueDate,
      dueOn: input.dueDate === undefined ? terms.dueOn : input.dueDate,
    }
    assertDeadlines(
      { ask: distribution.ask, receiptDueDate: moved.receiptDueOn, dueDate: moved.dueOn },
      distribution.issuedOn,
    )
    await reader.tx.distribution.update({
      where: { id: distribution.id },
      data: {
        receiptDueOn: moved.receiptDueOn && dateToDb(moved.receiptDueOn),
        dueOn: moved.dueOn && dateToDb(moved.dueOn),
        revision: { increment: 1 },
      },
    })
    const deliveries = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    await foldStandings(reader, { ...terms, ...moved }, deliveries)
    return {
      result: { id: distribution.id },
      facts: [
        {
          event: 'distribution.deadline-moved',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          before: { receiptDueDate: terms.receiptDueOn, dueDate: terms.dueOn },
          after: { receiptDueDate: moved.receiptDueOn, dueDate: moved.dueOn, reason: input.reason ?? null },
        },
      ],
    }
  },
})
