import { serve } from '#server/api-route.ts'
import { auditOperation } from '../_operations/audit.ts'

export const GET = serve(auditOperation)
