import { serve } from '#server/api-route.ts'
import { discardReadingOperation } from '../../../_operations/readings.ts'

export const POST = serve(discardReadingOperation)
