import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { folded } from '#features/letters/folding.ts'
import { symbolInput } from '../schema.ts'

/** An officer says whose number begins with a symbol, before any letter of that office was corrected. */
export const teachSymbol = defineCommand({
  name: 'teachSymbol',
  input: symbolInput,
  load: () => Promise.resolve(null),
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, _nothing, input) => {
    const organizationId = reader.actor.organizationId ?? ''
    const office = folded(input.office)
    const { symbol } = input
    const known = { organizationId, symbol, office, removedAt: null }
    if (await reader.tx.learnedSymbol.findFirst({ where: known, select: { id: true } }))
      refuseField('symbol', 'symbol-known')
    const { id } = await reader.tx.learnedSymbol.create({
      data: {
        organizationId,
        symbol,
        office,
        confirmedById: reader.actor.kind === 'user' ? reader.actor.id : null,
        confirmedByName: reader.actor.name,
      },
      select: { id: true },
    })
    return {
      result: { id },
      facts: [
        {
          event: 'reading.symbol-learned',
          object: { type: 'learned-symbol', id },
          organizationId,
          label: symbol,
          after: { symbol, office },
        },
      ],
    }
  },
})
