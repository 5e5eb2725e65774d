'use server'

import { afterwards } from '#server/form-fields.ts'
import { formAction, pressAction } from '#server/form-action.ts'
import { acceptReading } from './commands/accept-reading.ts'
import { discardReading } from './commands/discard-reading.ts'
import { forgetSymbol } from './commands/forget-symbol.ts'
import { teachSymbol } from './commands/teach-symbol.ts'
import * as forms from './forms.ts'

export const acceptReadingAction = formAction(acceptReading, {
  read: forms.readAcceptance,
  done: forms.afterAcceptance,
})
export const discardReadingAction = pressAction(discardReading, {
  read: forms.readReadingId,
  done: ({ id }) => `/readings/${id}`,
})
export const forgetSymbolAction = pressAction(forgetSymbol, {
  read: forms.readSymbolRemoval,
  done: afterwards('forgotten'),
})
export const teachSymbolAction = formAction(teachSymbol, {
  read: forms.readSymbol,
  done: afterwards('learned'),
})
