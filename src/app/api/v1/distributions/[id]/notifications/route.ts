import { serve } from '#server/api-route.ts'
import { notifyOperation } from '../../../_operations/distributions.ts'

export const POST = serve(notifyOperation)
