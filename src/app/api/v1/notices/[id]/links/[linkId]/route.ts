import { serve } from '#server/api-route.ts'
import { unlinkNoticesOperation } from '../../../../_operations/notice-parts.ts'

export const DELETE = serve(unlinkNoticesOperation)
