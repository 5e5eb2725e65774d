import { anonymous } from '#core/policy/actor.ts'
import { contextFor } from '#server/context.ts'

export async function GET(): Promise<Response> {
  const context = contextFor(anonymous, { id: 'ready', locale: 'ja', address: null })
  const isReady = await context.read(() => Promise.resolve(true)).catch(() => false)
  return Response.json(
    { status: isReady ? 'ok' : 'unavailable' },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
