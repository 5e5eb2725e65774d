/** What a press on the form of a distribution does: change the list, or save, or save and publish. */
import { refuseField } from '#core/errors.ts'
import { getOwnCalendar } from '#features/organizations/queries.ts'
import { runCommand } from '#server/command.ts'
import type { Context, Reader } from '#server/context.ts'
import type { Refusal } from '#server/form-action.ts'
import { draftDistribution } from './commands/draft-distribution.ts'
import { editDraft } from './commands/edit-draft.ts'
import { publishDistribution } from './commands/publish-distribution.ts'
import { change, keptOf, listComposed, readComposed } from './composition-form.ts'
import { type CompositionState, showComposed } from './composition-state.ts'
import { closedDays } from './due-proposal.ts'
import { confirmedDays, dueTyped, readTerms } from './forms.ts'

/** @returns the next state of the form, or the address of the finished draft or distribution */
export async function pressComposition(context: Context, form: FormData): Promise<CompositionState | string> {
  const act = form.get('act')
  if (act !== 'save' && act !== 'publish') return context.read((reader) => nextState(reader, form))
  const { asking, recipients } = await context.read((reader) => readFinished(reader, form))
  if (asking) return asking
  if (recipients.length === 0 && act === 'publish') refuseField('recipients', 'no-recipients')
  const id = await save(context, form, recipients)
  if (act === 'save') return `/distributions/${id}?done=drafted`
  await runCommand(context, publishDistribution, { distributionId: id })
  return `/distributions/${id}?done=published`
}

/** After a refusal everything stands as it was typed. */
export function pressAgain(context: Context, form: FormData, refusal: Refusal): Promise<CompositionState> {
  return context.read(async (reader) =>
    showComposed(reader, await readComposed(reader, form), keptOf(form), { refusal }),
  )
}

async function nextState(reader: Reader, form: FormData): Promise<CompositionState> {
  const composed = await readComposed(reader, form)
  await change(reader, composed, form)
  return showComposed(reader, composed, keptOf(form))
}

/** A due date on a closed day is asked about once, before anything is saved. */
async function readFinished(reader: Reader, form: FormData) {
  const composed = await readComposed(reader, form)
  const recipients = await listComposed(reader, composed)
  const calendar = await getOwnCalendar(reader)
  const closed = closedDays(dueTyped(form), confirmedDays(form), calendar)
  const asking = closed.length > 0 ? await showComposed(reader, composed, keptOf(form), { closed }) : null
  return { asking, recipients }
}

async function save(context: Context, form: FormData, recipients: object[]): Promise<string> {
  const { distributionId, noticeId, revision, sourceDeliveryId, ...terms } = readTerms(form)
  if (distributionId) {
    await runCommand(context, editDraft, { ...terms, distributionId, revision, recipients })
    return distributionId
  }
  return (await runCommand(context, draftDistribution, { ...terms, noticeId, sourceDeliveryId, recipients })).id
}
