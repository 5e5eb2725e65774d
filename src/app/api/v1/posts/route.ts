import { serve } from '#server/api-route.ts'
import { addPostOperation, listPostsOperation } from '../_operations/posts.ts'

export const GET = serve(listPostsOperation)
export const POST = serve(addPostOperation)
