import { serve } from '#server/api-route.ts'
import { addPostOperation } from '../_operations/posts.ts'

export const POST = serve(addPostOperation)
