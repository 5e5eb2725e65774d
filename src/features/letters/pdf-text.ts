/**
 * PDF: each page as lines, from the places of its words; a page without a usable text layer is a picture. Read with the packed
 * CMaps, without which files in 90ms-RKSJ give empty text and no error. Scripts, forms and embedded fonts are never run.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError, refuseField } from '#core/errors.ts'
import { type FileNote, readingLimits } from './file-reading.ts'
import { layoutOf } from './page-layout.ts'
import { wordsOnSheet } from './pdf-words.ts'
import type { OpenFile, SourcePage } from './source-page.ts'
import { isTextLayer } from './text-layer.ts'

const library = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
/** pages on which an invisible text layer (of another OCR) is looked for: it costs as much as drawing them */
const examinedPages = 10

/** @throws AppError invalid when it is encrypted, damaged or has more than 500 pages */
export async function openPdf(bytes: Uint8Array): Promise<OpenFile> {
  const task = getDocument({
    data: Uint8Array.from(bytes), // the reader takes its input away
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    wasmUrl: `${library}/wasm/`,
    iccUrl: `${library}/iccs/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: readingLimits.imagePixels,
    canvasMaxAreaInBytes: 4 * readingLimits.imagePixels,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > readingLimits.pages) refuseField('file', 'file-pages', { maximum: readingLimits.pages })
    return {
      kind: 'pdf',
      pageCount: document.numPages,
      notes: await notesOf(document),
      page: (number) => pageOf(document, number),
      close: () => task.destroy(),
    }
  } catch (error) {
    await task.destroy()
    if (error instanceof AppError) throw error
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return refuseField('file', isLocked ? 'file-encrypted' : 'file-damaged')
  }
}

/** What a file carries besides pages does no harm here; but the officer should know before he opens it elsewhere. */
async function notesOf(document: PDFDocumentProxy): Promise<FileNote[]> {
  const hasScript = await document.hasJSActions().catch(() => false)
  const opening = await document.getOpenAction().catch(() => null)
  return hasScript || opening?.get('action') ? [{ code: 'script', pages: 0 }] : []
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<SourcePage> {
  const page = await document.getPage(number)
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const groups = wordsOnSheet((await page.getTextContent()).items, { width, height, transform })
    const layouts = groups.map((group) => ({ ...group, ...layoutOf(group.words, group.width) }))
    const text = layouts.map((one) => one.text).join('\n\n')
    if (!isTextLayer(text)) return { size: { width, height }, picture: () => pictureOf(document, number) }
    const isScan = number <= examinedPages && (await isInvisible(page))
    const isUpright = layouts.length === 1 && layouts[0]?.turned === 0
    return { size: { width, height }, text, places: isUpright ? (layouts[0]?.places ?? []) : [], isScan }
  } finally {
    page.cleanup()
  }
}

/** A scanner's own OCR lies as invisible text over the picture: it is as unsure as ours. */
async function isInvisible(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList()
  let mode = 0
  let shown = 0
  let hidden = 0
  for (const [at, operation] of fnArray.entries()) {
    if (operation === OPS.setTextRenderingMode) mode = Number((argsArray[at] as unknown[])[0]) // the one argument of Tr
    if (operation !== OPS.showText) continue
    if (mode === 3) hidden += 1
    else shown += 1
  }
  return (
    hidden > shown * 4 &&
    fnArray.some((operation) => operation === OPS.paintImageXObject || operation === OPS.paintImageMaskXObject)
  )
}

/** Drawn at 300 dpi, or less where the page is large. */
async function pictureOf(document: PDFDocumentProxy, number: number) {
  const { drawPage } = await import('./pdf-picture.ts')
  const page = await document.getPage(number)
  try {
    return await drawPage(page)
  } finally {
    page.cleanup()
  }
}
