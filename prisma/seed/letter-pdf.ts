/** A PDF of a letter's wording, so that the sample world has real files to open. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
)

/** Yields the bytes of an A4 document. */
export async function* letterPdf(title: string, text: string): AsyncGenerator<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 64, info: { Title: title, Producer: 'Shuchi' }, lang: 'ja' })
  document.font(font).fontSize(11).text(text, { lineGap: 5 })
  document.end()
  for await (const chunk of document) yield chunk as Uint8Array // a stream of bytes by construction
}
