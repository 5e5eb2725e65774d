import { serve } from '#server/api-route.ts'
import { revokeKeyOperation } from '../../../_operations/keys.ts'

export const POST = serve(revokeKeyOperation)
