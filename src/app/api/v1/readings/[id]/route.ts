import { serve } from '#server/api-route.ts'
import { getReadingOperation } from '../../_operations/readings.ts'

export const GET = serve(getReadingOperation)
