import { serve } from '#server/api-route.ts'
import { recordAnswersOperation } from '../../_operations/delivery-changes.ts'

export const POST = serve(recordAnswersOperation)
