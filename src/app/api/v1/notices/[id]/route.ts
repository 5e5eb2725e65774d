import { serve } from '#server/api-route.ts'
import { editNoticeOperation, getNoticeOperation } from '../../_operations/notices.ts'

export const GET = serve(getNoticeOperation)
export const PATCH = serve(editNoticeOperation)
