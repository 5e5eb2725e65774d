import { serve } from '#server/api-route.ts'
import { addMembershipOperation } from '../_operations/users.ts'

export const POST = serve(addMembershipOperation)
