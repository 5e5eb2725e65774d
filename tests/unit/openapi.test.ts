import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'

test('the OpenAPI document is valid 3.1 and names every operation', async () => {
  const { openApi } = await import('../../src/app/api/v1/_operations/openapi.ts')
  const document = JSON.parse(JSON.stringify(openApi())) as { paths: Record<string, unknown> } // our own document
  const { valid, errors } = await new Validator().validate(document)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/notices',
      '/readings',
      '/readings/{id}/accept',
      '/distributions/{id}/publication',
      '/deliveries/{id}/answers',
      '/outstanding',
    ]),
  )
}, 30_000)
