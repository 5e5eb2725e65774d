import { serve } from '#server/api-route.ts'
import { listSymbolsOperation, teachSymbolOperation } from '../_operations/symbols.ts'

export const GET = serve(listSymbolsOperation)
export const POST = serve(teachSymbolOperation)
