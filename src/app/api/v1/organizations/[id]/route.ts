import { serve } from '#server/api-route.ts'
import { getOrganizationOperation } from '../../_operations/organizations.ts'

export const GET = serve(getOrganizationOperation)
