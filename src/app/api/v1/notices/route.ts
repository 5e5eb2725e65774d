import { serve } from '#server/api-route.ts'
import { listNoticesOperation, registerNoticeOperation } from '../_operations/notices.ts'

export const GET = serve(listNoticesOperation)
export const POST = serve(registerNoticeOperation)
