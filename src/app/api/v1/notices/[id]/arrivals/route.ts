import { serve } from '#server/api-route.ts'
import { recordArrivalOperation } from '../../../_operations/notice-parts.ts'

export const POST = serve(recordArrivalOperation)
