import { serve } from '#server/api-route.ts'
import { bounceOperation } from '../../../_operations/distribution-changes.ts'

export const POST = serve(bounceOperation)
