import { serve } from '#server/api-route.ts'
import { endPostOperation } from '../../../_operations/posts.ts'

export const POST = serve(endPostOperation)
