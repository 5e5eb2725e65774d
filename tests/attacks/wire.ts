/** HTTP as it goes over the wire: what a case says is sent byte for byte, also what no client library would send. */
import net from 'node:net'

export interface Sent {
  method: string
  target: string
  headers: readonly (readonly [string, string])[]
  body?: Buffer | undefined
}

export interface Answer {
  status: number
  headers: readonly (readonly [string, string])[]
  body: Buffer
  ms: number
  /** what came before the connection ended without a whole answer */
  broken?: 'reset' | 'timeout'
}

export interface WireOptions {
  host: string
  port: number
  timeoutMs: number
}

export function send(sent: Sent, options: WireOptions): Promise<Answer> {
  const names = new Set(sent.headers.map(([name]) => name.toLowerCase()))
  const lines = sent.headers.map(([name, value]) => `${name}: ${value}`)
  if (!names.has('host')) lines.unshift(`Host: ${options.host}:${options.port}`)
  if (!names.has('connection')) lines.push('Connection: close')
  const needsLength = sent.body !== undefined && !names.has('content-length') && !names.has('transfer-encoding')
  if (needsLength) lines.push(`Content-Length: ${sent.body?.length ?? 0}`)
  const head = `${sent.method} ${sent.target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
  return sendRaw([Buffer.from(head, 'utf8'), ...(sent.body ? [sent.body] : [])], options, sent.method)
}

/** Writes the bytes and reads one answer; the rest of the connection is read but not judged. */
export function sendRaw(parts: readonly Buffer[], options: WireOptions, method = 'GET'): Promise<Answer> {
  return new Promise((resolve) => {
    const startedAt = performance.now()
    const held: Buffer[] = []
    let isDone = false
    const socket = net.connect({ host: options.host, port: options.port })
    const finish = (broken?: 'reset' | 'timeout') => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      socket.destroy()
      const ms = performance.now() - startedAt
      const read = readAnswer(Buffer.concat(held), method, true)
      resolve(
        read ? { ...read, ms } : { status: 0, headers: [], body: Buffer.concat(held), ms, broken: broken ?? 'reset' },
      )
    }
    const timer = setTimeout(() => finish('timeout'), options.timeoutMs)
    let pending = 0
    socket.on('data', (bytes) => {
      held.push(bytes)
      pending += bytes.length
      if (pending < 65_536 && held.length > 64) return // joined only now and then
      pending = 0
      if (readAnswer(Buffer.concat(held), method, false)) finish()
    })
    socket.on('end', () => finish())
    socket.on('close', () => finish())
    socket.on('error', () => finish())
    for (const part of parts) socket.write(part)
  })
}

function readAnswer(bytes: Buffer, method: string, isEnded: boolean): Omit<Answer, 'ms'> | null {
  const split = bytes.indexOf('\r\n\r\n')
  if (split < 0) return null
  const [first = '', ...lines] = bytes.subarray(0, split).toString('latin1').split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0)
  const rest = bytes.subarray(split + 4)
  if (status >= 100 && status < 200 && status !== 101) return readAnswer(rest, method, isEnded)
  const headers = lines.map(
    (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const,
  )
  const body = readBody(rest, headers, method === 'HEAD' || status === 204 || status === 304 || status === 101, isEnded)
  return body ? { status, headers, body } : null
}

function readBody(rest: Buffer, headers: Answer['headers'], isEmpty: boolean, isEnded: boolean): Buffer | null {
  if (isEmpty) return Buffer.alloc(0)
  const headerValue = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1]
  if (/chunked/i.test(headerValue('transfer-encoding') ?? '')) return readChunks(rest, isEnded)
  const length = headerValue('content-length')
  if (length === undefined) return isEnded ? rest : null
  return rest.length >= Number(length) || isEnded ? rest.subarray(0, Number(length)) : null
}

function readChunks(rest: Buffer, isEnded: boolean): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = rest.indexOf('\r\n', at)
    if (end < 0) return isEnded ? Buffer.concat(parts) : null
    const size = Number.parseInt(rest.subarray(at, end).toString('latin1'), 16)
    if (size === 0 || Number.isNaN(size)) return Buffer.concat(parts)
    if (rest.length < end + 2 + size) return isEnded ? Buffer.concat([...parts, rest.subarray(end + 2)]) : null
    parts.push(rest.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

export function headerOf(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

export function headersOf(answer: Answer, name: string): string[] {
  return answer.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
}
