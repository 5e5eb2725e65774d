import { serve } from '#server/api-route.ts'
import { publishOperation } from '../../../_operations/distributions.ts'

export const POST = serve(publishOperation)
