import { serve } from '#server/api-route.ts'
import { withdrawNoticeOperation } from '../../../_operations/notice-parts.ts'

export const POST = serve(withdrawNoticeOperation)
