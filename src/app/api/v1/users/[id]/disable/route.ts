import { serve } from '#server/api-route.ts'
import { disableUserOperation } from '../../../_operations/users.ts'

export const POST = serve(disableUserOperation)
