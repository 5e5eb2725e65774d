import { openApi } from '../_operations/openapi.ts'

export function GET(): Response {
  return Response.json(openApi())
}
