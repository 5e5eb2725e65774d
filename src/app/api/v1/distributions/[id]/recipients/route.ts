import { serve } from '#server/api-route.ts'
import { addRecipientsOperation } from '../../../_operations/distribution-changes.ts'

export const POST = serve(addRecipientsOperation)
