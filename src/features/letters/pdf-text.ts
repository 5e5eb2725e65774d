/**
 * PDF with a text layer: each page as lines, from the places of its words. Read with the packed CMaps, without which files in
 * 90ms-RKSJ give empty text and no error. Scripts, forms and embedded fonts are not used.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'
import { AppError, refuseField } from '#core/errors.ts'
import { type PlacedWords, linesOfPage } from './page-layout.ts'

const library = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
const mostPages = 500
const item = z.object({
  str: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
  height: z.number(),
})

/** @returns the text of each page; a page without a text layer is ''
 *  @throws AppError invalid when it is encrypted, damaged or has more than 500 pages */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({
    data: Uint8Array.from(bytes), // the reader takes its input away
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > mostPages) return refuseField('file', 'file-pages', { maximum: mostPages })
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      pages.push(textLayer(linesOfPage(wordsOf((await page.getTextContent()).items))))
      page.cleanup()
    }
    return pages
  } catch (error) {
    if (error instanceof AppError) throw error
    return refuseField(
      'file',
      error instanceof Error && error.name === 'PasswordException' ? 'file-encrypted' : 'file-damaged',
    )
  } finally {
    await task.destroy()
  }
}

function wordsOf(items: readonly unknown[]): PlacedWords[] {
  return items.flatMap((one) => {
    const found = item.safeParse(one)
    if (!found.success || found.data.str.trim() === '') return []
    const { str, transform, width } = found.data
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
    return [{ text: str, x, y, width, size: Math.max(1, Math.hypot(a, b), Math.abs(d)) }]
  })
}

/** Empty, or more than a tenth of control and private characters: there is no usable text layer. */
function textLayer(text: string): string {
  const strange = text.match(/[\u0000-\u0008\u000E-\u001F\uFFFD\p{Co}]/gu)?.length ?? 0
  return strange * 10 > text.length ? '' : text
}
