import { serve } from '#server/api-route.ts'
import { acceptReadingOperation } from '../../../_operations/readings.ts'

export const POST = serve(acceptReadingOperation)
