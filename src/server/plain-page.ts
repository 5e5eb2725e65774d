/** A page that needs neither the framework nor the database: a refusal, a failure, a pause. Its only style travels with it. */
import { words } from '#messages/words.ts'
import type { Locale } from './reader.ts'

interface PlainPage {
  locale: Locale
  title: string
  /** sentences below the title */
  text?: readonly string[]
  /** the stable code of a refusal, for whoever asks for help */
  code?: string
  /** tries the same address again by itself */
  retrySeconds?: number
  /** of the policy that goes out with the page */
  nonce: string
}

const style = `body{margin:0;font:16px/1.7 "Hiragino Sans","Noto Sans JP","BIZ UDPGothic",Meiryo,sans-serif;color:#1a1a1a}
header{padding:10px 24px;border-bottom:1px solid #00118f;color:#00118f;font-weight:700;font-size:20px}
main{max-width:30em;margin:0 auto;padding:32px 16px}h1{font-size:20px;line-height:1.5}code{color:#4d4d4d}a{color:#0017c1}
:focus-visible{outline:3px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}`

/** Nothing from elsewhere, no script, no form: for pages that do not go through the framework. */
export function plainPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** Every part is a word of ours, none was typed by anybody. */
export function plainPage({ locale, title, text = [], code, retrySeconds, nonce }: PlainPage): string {
  const shell = words(locale, 'shell')
  const parts = [
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    retrySeconds ? `<meta http-equiv="refresh" content="${retrySeconds}">` : '',
    `<title>${title}｜${shell('brand')}</title><style nonce="${nonce}">${style}</style>`,
    `<header>${shell('brand')}</header><main><h1>${title}</h1>`,
    ...text.map((sentence) => `<p>${sentence}</p>`),
    code ? `<p><code>${code}</code></p>` : '',
    retrySeconds ? `<p><a href="">${shell('outageRetry')}</a></p>` : '',
    `<p><a href="/">${shell('toHome')}</a></p></main></html>`,
  ]
  return parts.join('')
}
