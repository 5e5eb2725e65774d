import { serve } from '#server/api-route.ts'
import { relayOperation } from '../../../_operations/delivery-changes.ts'

export const POST = serve(relayOperation)
