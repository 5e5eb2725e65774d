/** PDF のページの画像: a page without a text layer, drawn for the character reader. */
import { createCanvas } from '@napi-rs/canvas'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Picture, pictureOf } from './picture.ts'

const dotsPerInch = 200
const mostPixels = 9_000_000

export async function drawPage(page: PDFPageProxy): Promise<Picture> {
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostPixels / Math.max(1, width * height)))
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)))
  await page.render({ canvas: canvas as never, viewport, background: 'white' }).promise // its declaration knows only the canvas of a browser
  return pictureOf(canvas, { x: scale * 72, y: scale * 72 })
}
