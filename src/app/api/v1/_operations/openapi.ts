/** The OpenAPI 3.1 document, made from the same schemas that parse the requests. */
import { z } from 'zod'
import type { AnyOperation } from '#server/api-route.ts'
import * as answers from './answers.ts'
import * as deliveryChanges from './delivery-changes.ts'
import * as distributionChanges from './distribution-changes.ts'
import * as audit from './audit.ts'
import * as distributions from './distributions.ts'
import * as exports from './exports.ts'
import * as groups from './groups.ts'
import * as keys from './keys.ts'
import * as me from './me.ts'
import * as noticeParts from './notice-parts.ts'
import * as notices from './notices.ts'
import * as organizations from './organizations.ts'
import { addPostOperation, editPostOperation, endPostOperation, listPostsOperation } from './posts.ts'
import * as readings from './readings.ts'
import * as symbols from './symbols.ts'
import * as users from './users.ts'

const operations: AnyOperation[] = [
  ...Object.values(notices),
  ...Object.values(noticeParts),
  readings.readLettersOperation,
  readings.listReadingsOperation,
  readings.getReadingOperation,
  readings.acceptReadingOperation,
  readings.discardReadingOperation,
  ...Object.values(symbols),
  distributions.listDistributionsOperation,
  distributions.draftDistributionOperation,
  distributions.getDistributionOperation,
  distributions.editDraftOperation,
  distributions.publishOperation,
  distributions.listDeliveriesOperation,
  ...Object.values(distributionChanges),
  ...Object.values(exports),
  ...Object.values(answers),
  ...Object.values(deliveryChanges),
  ...Object.values(audit),
  ...Object.values(organizations),
  ...Object.values(groups),
  listPostsOperation,
  addPostOperation,
  editPostOperation,
  endPostOperation,
  ...Object.values(keys),
  ...Object.values(users),
  ...Object.values(me),
]

export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) }
  return {
    openapi: '3.1.0',
    info: { title: '周知台帳 API', version: '1' },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  }
}

function describeOperation(operation: AnyOperation): object {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = operation.query
    ? (schemaOf(operation.query, 'input') as { properties?: Record<string, object> }).properties // the form of every JSON schema of an object
    : undefined
  const inQuery = Object.entries(query ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
  return {
    summary: operation.summary,
    parameters: [...inPath, ...inQuery],
    ...describeBody(operation),
    responses: {
      [operation.status]: {
        description: operation.summary,
        content: { [operation.mediaType ?? 'application/json']: { schema: schemaOf(operation.output, 'output') } },
      },
      default: { description: 'problem', content: { 'application/problem+json': { schema: { type: 'object' } } } },
    },
  }
}

/** JSON, or files under one field name, or either. */
function describeBody({ body, upload }: AnyOperation & { upload?: string }): object {
  if (!body && !upload) return {}
  return { requestBody: { required: true, content: { ...describeJson(body), ...describeFiles(upload) } } }
}

function describeJson(body: z.ZodType | undefined): object {
  return body ? { 'application/json': { schema: schemaOf(body, 'input') } } : {}
}

function describeFiles(upload: string | undefined): object {
  if (!upload) return {}
  const files = { type: 'array', items: { type: 'string', format: 'binary' } }
  const schema = { type: 'object', required: [upload], properties: { [upload]: files } }
  return { 'multipart/form-data': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return body
}
