/** 画像: a page as pixels, made ready for the character reader. */
import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas'
import { readingLimits } from './file-reading.ts'

export interface Picture {
  canvas: Canvas
  dotsPerInch: number
}

const dots = { usual: 200, least: 150, most: 300 } as const
/** what a page of A4 is wide, in inches */
const a4Inches = 8.27
/** beyond this a page is drawn smaller: A4 at 300 dots per inch */
const mostPixels = 9_000_000

/** Brought to 150–300 dots per inch, on white. @param dotsPerInch null where the file does not say: then it is a page of A4 */
export function pictureOf(source: Canvas | Image, dotsPerInch: { x: number; y: number } | null): Picture {
  const { width, height } = source
  const guessed = Math.min(width, height) / a4Inches
  const { x, y } = dotsPerInch ?? { x: guessed, y: guessed }
  const wanted = Math.max(dots.least, Math.min(dots.most, Math.max(x, y)))
  const target = x < dots.least || y < dots.least ? dots.usual : wanted
  const scale = Math.min(1, Math.sqrt(mostPixels / ((width * target * height * target) / (x * y))))
  const canvas = createCanvas(
    Math.max(1, Math.round(((width * target) / x) * scale)),
    Math.max(1, Math.round(((height * target) / y) * scale)),
  )
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return { canvas, dotsPerInch: target * scale }
}

/** True when next to nothing is printed on it. */
export function isBlank({ canvas }: Picture): boolean {
  const small = createCanvas(200, 280)
  const context = small.getContext('2d')
  context.drawImage(canvas, 0, 0, small.width, small.height)
  const { data } = context.getImageData(0, 0, small.width, small.height)
  let [least, most] = [255, 0]
  let ink = 0
  for (let at = 0; at < data.length; at += 4) {
    const grey = data[at + 1] ?? 255
    least = Math.min(least, grey)
    most = Math.max(most, grey)
    if (grey < 215) ink += 1
  }
  return most - least < 24 || ink < 6
}

/** A stretch of the page, softer: letters that noise has eaten into join again. Measured: 信和 (25 of 100) becomes 令和 (91). */
export function softened(
  { canvas, dotsPerInch }: Picture,
  box: { x0: number; y0: number; x1: number; y1: number },
): Buffer {
  const margin = 12
  const [left, top] = [Math.max(0, box.x0 - margin), Math.max(0, box.y0 - margin)]
  const width = Math.max(1, Math.min(canvas.width, box.x1 + margin) - left)
  const height = Math.max(1, Math.min(canvas.height, box.y1 + margin) - top)
  const stretch = createCanvas(width, height)
  const context = stretch.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.filter = `grayscale(1) blur(${(1.2 * dotsPerInch) / dots.usual}px)`
  context.drawImage(canvas, left, top, width, height, 0, 0, width, height)
  return stretch.toBuffer('image/png')
}

/** What is not even decoded. */
export function isTooLarge({ width, height }: { width: number; height: number }): boolean {
  const { imageSide, imagePixels } = readingLimits
  return width >= imageSide || height >= imageSide || width * height > imagePixels
}
