import { serve } from '#server/api-route.ts'
import { getDistributionOperation } from '../../_operations/distributions.ts'

export const GET = serve(getDistributionOperation)
