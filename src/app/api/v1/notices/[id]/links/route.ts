import { serve } from '#server/api-route.ts'
import { linkNoticesOperation } from '../../../_operations/notice-parts.ts'

export const POST = serve(linkNoticesOperation)
