import { serve } from '#server/api-route.ts'
import { listDeliveriesOperation } from '../../../_operations/distributions.ts'

export const GET = serve(listDeliveriesOperation)
