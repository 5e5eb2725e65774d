/** 宛先を追加: the same list as for a new distribution, without those who stand on it already. */
import { isUuid } from '#core/codes/uuid.ts'
import { refuseField } from '#core/errors.ts'
import { runCommand } from '#server/command.ts'
import type { Context, Reader } from '#server/context.ts'
import type { Refusal } from '#server/form-action.ts'
import { addRecipients } from './commands/add-recipients.ts'
import { isSingle } from './composition.ts'
import { change, type Composed, keptOf, listComposed, readComposed } from './composition-form.ts'
import { type CompositionState, showComposed } from './composition-state.ts'

/** @returns the next state of the form, or the ledger with what was added */
export async function pressAddition(context: Context, form: FormData): Promise<CompositionState | string> {
  if (form.get('act') !== 'add-chosen') return context.read((reader) => nextState(reader, form))
  const distributionId = String(form.get('distributionId'))
  const { isChosen, recipients } = await context.read(async (reader) => {
    const composed = await readComposed(reader, form)
    const { rest } = await withoutThose(reader, composed)
    return { isChosen: composed.lines.length > 0, recipients: await listComposed(reader, rest) }
  })
  if (recipients.length === 0) refuseField('recipients', isChosen ? 'recipients-there' : 'no-recipients')
  const { added } = await runCommand(context, addRecipients, { distributionId, recipients })
  return `/distributions/${distributionId}?done=added&count=${added}`
}

/** After a refusal everything stands as it was typed. */
export function pressAdditionAgain(context: Context, form: FormData, refusal: Refusal): Promise<CompositionState> {
  return context.read(async (reader) => showAddition(reader, await readComposed(reader, form), form, refusal))
}

async function nextState(reader: Reader, form: FormData): Promise<CompositionState> {
  const composed = await readComposed(reader, form)
  await change(reader, composed, form)
  return showAddition(reader, composed, form)
}

async function showAddition(
  reader: Reader,
  composed: Composed,
  form: FormData,
  refusal: Refusal | null = null,
): Promise<CompositionState> {
  const { rest, there } = await withoutThose(reader, composed)
  const state = await showComposed(reader, rest, keptOf(form), { refusal })
  return {
    ...state,
    excluded: state.excluded.filter(({ id }) => !there.has(id)),
    found: state.found.map((one) => ({ ...one, isThere: there.has(one.id) })),
  }
}

/** What was chosen less those who stand on the distribution, so that the counts say what the press will do. */
async function withoutThose(reader: Reader, composed: Composed): Promise<{ rest: Composed; there: Set<string> }> {
  const there = await listThere(reader, composed.subject.distributionId)
  const lines = composed.lines.filter((line) => !isSingle(line) || !there.has(line.key.slice(2)))
  return { rest: { ...composed, lines, excluded: new Set([...composed.excluded, ...there]) }, there }
}

/** Only within what the reader may see: the rows of others do not exist for him. */
async function listThere(reader: Reader, distributionId: string | null): Promise<Set<string>> {
  if (!distributionId || !isUuid(distributionId)) return new Set()
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT organization_id AS id FROM delivery WHERE distribution_id = ${distributionId}::uuid AND issuer_id = ${reader.actor.organizationId}::uuid`
  return new Set(rows.map((row) => row.id))
}
