/** A scan made in the test: pages of a PDF drawn at 200 dpi, laid half a degree askew, with the grain of a scanner. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PDFDocument from 'pdfkit'

const library = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))

/** @returns one PNG a page */
export async function scansOf(
  pdf: Uint8Array,
  { dotsPerInch = 200, degrees = 0.5, grain = 30 } = {},
): Promise<Buffer[]> {
  const task = getDocument({
    data: Uint8Array.from(pdf),
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    verbosity: VerbosityLevel.ERRORS,
  })
  const document = await task.promise
  const scans: Buffer[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: dotsPerInch / 72 })
    const drawn = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    await page.render({ canvas: drawn as never, viewport }).promise
    scans.push(scanOf(drawn, degrees, grain))
  }
  await task.destroy()
  return scans
}

function scanOf(drawn: Canvas, degrees: number, grain: number): Buffer {
  const { width, height } = drawn
  const scan = createCanvas(width, height)
  const context = scan.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(drawn, -width / 2, -height / 2)
  const { data } = context.getImageData(0, 0, width, height)
  const next = grainOf(7)
  const grained = data.map((value, at) => (at % 4 === 3 ? 255 : value))
  for (let at = 0; at < grained.length; at += 4) {
    const more = (next() - 0.5) * grain
    for (const channel of [0, 1, 2]) grained[at + channel] = (grained[at + channel] ?? 0) + more
  }
  context.putImageData(new ImageData(grained, width, height), 0, 0)
  return scan.toBuffer('image/png')
}

/** The same grain in every run. */
function grainOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A PDF whose pages are pictures, as a copier sends it. */
export async function pdfOfScans(scans: readonly Buffer[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  for (const scan of scans) document.addPage().image(scan, 0, 0, { width: 595.28 })
  document.end()
  const parts: Uint8Array[] = []
  for await (const part of document) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
