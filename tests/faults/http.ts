/** One HTTP request over a kept connection, as a plain client sees it: a status with a body, or the name of what broke. */
import http from 'node:http'

export interface Reply {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PATCH'
  headers?: Record<string, string>
  body?: string
  timeoutMs?: number
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 512 })

/** @throws Error whose `code` (ECONNRESET, ECONNREFUSED, ETIMEDOUT …) is what the client knows: nothing of the outcome */
export function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body, timeoutMs = 20_000 }: Asked = {},
) {
  return new Promise<Reply>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const request = http.request(new URL(path, base), { method, agent, headers: { ...headers, ...length } })
    const timer = setTimeout(
      () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    )
    request.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    request.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('close', () => {
        clearTimeout(timer)
        const { statusCode = 0, headers: got, complete } = response
        if (complete) resolve({ status: statusCode, headers: got, body: Buffer.concat(parts).toString('utf8') })
        else reject(Object.assign(new Error('answer cut off'), { code: 'ECONNRESET' }))
      })
    })
    request.end(body)
  })
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ERROR'
}

/** Idle kept connections would hold the process. */
export function closeConnections(): void {
  agent.destroy()
}
