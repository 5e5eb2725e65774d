import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { getLearnedSymbol } from '../learned-symbol.ts'
import { symbolRemoval } from '../schema.ts'

/** A symbol that was learned wrongly is used no more; letters already registered stay as they are. */
export const forgetSymbol = defineCommand({
  name: 'forgetSymbol',
  input: symbolRemoval,
  load: (reader, input) => getLearnedSymbol(reader, input.symbolId),
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, { id, symbol, office }) => {
    await reader.tx.learnedSymbol.update({
      where: { id },
      data: { removedAt: reader.now, removedByName: reader.actor.name },
    })
    return {
      result: { id },
      facts: [
        {
          event: 'reading.symbol-forgotten',
          object: { type: 'learned-symbol', id },
          organizationId: reader.actor.organizationId,
          label: symbol,
          before: { symbol, office },
        },
      ],
    }
  },
})
