import { serve } from '#server/api-route.ts'
import { listGroupsOperation, keepGroupOperation } from '../_operations/groups.ts'

export const GET = serve(listGroupsOperation)
export const POST = serve(keepGroupOperation)
