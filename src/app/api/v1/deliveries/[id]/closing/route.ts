import { serve } from '#server/api-route.ts'
import { closeOperation } from '../../../_operations/delivery-changes.ts'

export const POST = serve(closeOperation)
