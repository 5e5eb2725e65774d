import { serve } from '#server/api-route.ts'
import { notifyOperation } from '../../../_operations/distribution-changes.ts'

export const POST = serve(notifyOperation)
