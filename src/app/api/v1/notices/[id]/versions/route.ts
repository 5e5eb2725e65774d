import { serve } from '#server/api-route.ts'
import { addVersionOperation } from '../../../_operations/notice-parts.ts'

export const POST = serve(addVersionOperation)
