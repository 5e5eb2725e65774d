import { serve } from '#server/api-route.ts'
import { forgetSymbolOperation } from '../../_operations/symbols.ts'

export const DELETE = serve(forgetSymbolOperation)
