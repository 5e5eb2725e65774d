import { serve } from '#server/api-route.ts'
import { editCalendarOperation } from '../../../_operations/organizations.ts'

export const POST = serve(editCalendarOperation)
