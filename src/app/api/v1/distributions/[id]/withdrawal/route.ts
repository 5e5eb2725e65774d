import { serve } from '#server/api-route.ts'
import { withdrawOperation } from '../../../_operations/distribution-changes.ts'

export const POST = serve(withdrawOperation)
