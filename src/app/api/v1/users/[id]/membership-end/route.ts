import { serve } from '#server/api-route.ts'
import { endMembershipOperation } from '../../../_operations/users.ts'

export const POST = serve(endMembershipOperation)
