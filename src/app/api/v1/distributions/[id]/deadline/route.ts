import { serve } from '#server/api-route.ts'
import { moveDeadlineOperation } from '../../../_operations/distribution-changes.ts'

export const POST = serve(moveDeadlineOperation)
