import { serve } from '#server/api-route.ts'
import { auditOperation } from '../_operations/answers.ts'

export const GET = serve(auditOperation)
