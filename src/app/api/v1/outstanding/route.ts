import { serve } from '#server/api-route.ts'
import { outstandingOperation } from '../_operations/answers.ts'

export const GET = serve(outstandingOperation)
