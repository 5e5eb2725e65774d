import { serve } from '#server/api-route.ts'
import { issueKeyOperation, listKeysOperation } from '../_operations/keys.ts'

export const GET = serve(listKeysOperation)
export const POST = serve(issueKeyOperation)
