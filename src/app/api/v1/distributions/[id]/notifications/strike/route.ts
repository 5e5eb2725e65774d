import { serve } from '#server/api-route.ts'
import { unmarkOperation } from '../../../../_operations/distribution-changes.ts'

export const POST = serve(unmarkOperation)
