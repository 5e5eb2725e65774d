import { serve } from '#server/api-route.ts'
import { listSymbolsOperation } from '../_operations/symbols.ts'

export const GET = serve(listSymbolsOperation)
