import { serve } from '#server/api-route.ts'
import { editOrganizationOperation, getOrganizationOperation } from '../../_operations/organizations.ts'

export const GET = serve(getOrganizationOperation)
export const PATCH = serve(editOrganizationOperation)
