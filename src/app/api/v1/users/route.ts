import { serve } from '#server/api-route.ts'
import { listUsersOperation, addUserOperation } from '../_operations/users.ts'

export const GET = serve(listUsersOperation)
export const POST = serve(addUserOperation)
