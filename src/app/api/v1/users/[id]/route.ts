import { serve } from '#server/api-route.ts'
import { changeRoleOperation } from '../../_operations/users.ts'

export const PATCH = serve(changeRoleOperation)
