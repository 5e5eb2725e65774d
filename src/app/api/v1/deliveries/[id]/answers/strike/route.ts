import { serve } from '#server/api-route.ts'
import { strikeOperation } from '../../../../_operations/delivery-changes.ts'

export const POST = serve(strikeOperation)
