import { serve } from '#server/api-route.ts'
import { getNoticeOperation } from '../../_operations/notices.ts'

export const GET = serve(getNoticeOperation)
