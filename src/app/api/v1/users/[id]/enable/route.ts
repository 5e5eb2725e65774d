import { serve } from '#server/api-route.ts'
import { enableUserOperation } from '../../../_operations/users.ts'

export const POST = serve(enableUserOperation)
