import { serve } from '#server/api-route.ts'
import { settleQuestionOperation } from '../../../_operations/delivery-changes.ts'

export const POST = serve(settleQuestionOperation)
