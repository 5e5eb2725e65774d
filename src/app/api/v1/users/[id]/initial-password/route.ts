import { serve } from '#server/api-route.ts'
import { setInitialPasswordOperation } from '../../../_operations/users.ts'

export const POST = serve(setInitialPasswordOperation)
