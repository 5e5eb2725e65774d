import { serve } from '#server/api-route.ts'
import { getDeliveryOperation } from '../../_operations/answers.ts'

export const GET = serve(getDeliveryOperation)
