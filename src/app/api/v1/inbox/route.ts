import { serve } from '#server/api-route.ts'
import { inboxOperation } from '../_operations/answers.ts'

export const GET = serve(inboxOperation)
