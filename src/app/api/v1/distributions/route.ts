import { serve } from '#server/api-route.ts'
import { draftDistributionOperation, listDistributionsOperation } from '../_operations/distributions.ts'

export const GET = serve(listDistributionsOperation)
export const POST = serve(draftDistributionOperation)
