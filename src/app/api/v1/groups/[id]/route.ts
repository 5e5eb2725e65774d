import { serve } from '#server/api-route.ts'
import { editGroupOperation, getGroupOperation } from '../../_operations/groups.ts'

export const GET = serve(getGroupOperation)
export const PATCH = serve(editGroupOperation)
