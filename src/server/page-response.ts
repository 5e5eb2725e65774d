/**
 * The answer of the web server. A page that failed while the database did not answer is no mistake of ours: it becomes
 * 503, says in the reader's language that nothing is lost, and tries again by itself. The framework knows only 500.
 */
import { randomUUID } from 'node:crypto'
import { type IncomingMessage, ServerResponse } from 'node:http'
import { words } from '#messages/words.ts'
import { localeOf } from './locale.ts'
import { hadOutage } from './outage.ts'
import { plainPage, plainPolicy } from './plain-page.ts'

const retrySeconds = 10

export class PageResponse extends ServerResponse<IncomingMessage> {
  readonly #startedAt = performance.now()
  #standIn: string | null = null

  override writeHead(status: number, ...rest: unknown[]): this {
    if (status !== 500 || !this.#isPage() || !hadOutage(this.#startedAt))
      return super.writeHead(status, ...(rest as [])) // handed on as it came: Node knows several forms of it
    const nonce = randomUUID()
    const body = outagePage(this.req, nonce)
    this.#standIn = body
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag', 'link', 'vary'])
      this.removeHeader(name)
    return super.writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'content-security-policy': plainPolicy(nonce),
      'cache-control': 'no-store',
      'retry-after': String(retrySeconds),
    })
  }

  override write(...parts: unknown[]): boolean {
    this.#decide()
    return this.#standIn === null ? super.write(...(parts as [unknown])) : true // as above
  }

  override end(...parts: unknown[]): this {
    this.#decide()
    if (this.#standIn === null) return super.end(...(parts as [])) // as above
    return super.end(this.#standIn)
  }

  /** A failed page learns before its first byte whether another one stands in for it. */
  #decide(): void {
    if (this.statusCode === 500 && !this.headersSent && this.#isPage() && hadOutage(this.#startedAt))
      this.writeHead(500)
  }

  #isPage(): boolean {
    const { method, url } = this.req
    return (method === 'GET' || method === 'HEAD') && !/^\/(api|_next)\//.test(url ?? '')
  }
}

function outagePage({ headers }: IncomingMessage, nonce: string): string {
  const locale = localeOf(headers)
  const shell = words(locale, 'shell')
  const text = [shell('outageKept'), shell('outageAgain', { seconds: retrySeconds }), shell('outageMeanwhile')]
  return plainPage({ locale, title: shell('outageTitle'), text, retrySeconds, nonce })
}
