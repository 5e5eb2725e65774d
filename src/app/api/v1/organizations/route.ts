import { serve } from '#server/api-route.ts'
import { listOrganizationsOperation, createOrganizationOperation } from '../_operations/organizations.ts'

export const GET = serve(listOrganizationsOperation)
export const POST = serve(createOrganizationOperation)
