/** Learned symbols: what officers of the own organization confirmed of whose number begins how. */
import { z } from 'zod'
import { rfc3339 } from '#core/time/display-date.ts'
import { forgetSymbol } from '#features/readings/commands/forget-symbol.ts'
import { teachSymbol } from '#features/readings/commands/teach-symbol.ts'
import { listLearnedSymbols } from '#features/readings/learned-symbol.ts'
import { symbolInput } from '#features/readings/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf } from './paging.ts'

const symbol = z.object({
  id: z.string(),
  symbol: z.string(),
  office: z.string(),
  kind: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  confirmedAt: z.string(),
  confirmedBy: z.string(),
  readingId: z.string().nullable(),
})

export const listSymbolsOperation = defineOperation({
  method: 'get',
  path: '/symbols',
  summary: 'Symbols of document numbers that the own office taught, the newest first',
  status: 200,
  output: z.object({ items: z.array(symbol) }),
  run: async (context) => {
    const rows = await context.read(listLearnedSymbols)
    const items = rows.map(({ inUseFrom, inUseTo, confirmedAt, confirmedByName, ...row }) => ({
      ...row,
      from: inUseFrom,
      to: inUseTo,
      confirmedAt: rfc3339(confirmedAt),
      confirmedBy: confirmedByName,
    }))
    return { value: { items } }
  },
})

export const teachSymbolOperation = defineOperation({
  method: 'post',
  path: '/symbols',
  summary: 'Say whose number begins with a symbol',
  status: 201,
  body: symbolInput,
  output: z.object({ id: z.string() }),
  run: async (context, { body }) => ({ value: await runCommand(context, teachSymbol, body) }),
})

export const forgetSymbolOperation = defineOperation({
  method: 'delete',
  path: '/symbols/{id}',
  summary: 'Forget a symbol that was learned wrongly',
  status: 204,
  output: z.null(),
  run: async (context, { params }) => {
    await runCommand(context, forgetSymbol, { symbolId: idOf(params) })
    return { value: null }
  },
})
