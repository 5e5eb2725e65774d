import { serve } from '#server/api-route.ts'
import { undoOperation } from '../../../../_operations/delivery-changes.ts'

export const POST = serve(undoOperation)
