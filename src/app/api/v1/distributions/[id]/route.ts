import { serve } from '#server/api-route.ts'
import { editDraftOperation, getDistributionOperation } from '../../_operations/distributions.ts'

export const GET = serve(getDistributionOperation)
export const PATCH = serve(editDraftOperation)
