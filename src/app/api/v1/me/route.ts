import { serve } from '#server/api-route.ts'
import { meOperation } from '../_operations/me.ts'

export const GET = serve(meOperation)
