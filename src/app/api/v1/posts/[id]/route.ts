import { serve } from '#server/api-route.ts'
import { editPostOperation } from '../../_operations/posts.ts'

export const PATCH = serve(editPostOperation)
