import { serve } from '#server/api-route.ts'
import { removeFileOperation } from '../../../../_operations/notice-parts.ts'

export const DELETE = serve(removeFileOperation)
