/** 画像ファイル: PNG, JPEG and TIFF (several pages, fax too) as pictures of pages. Measured before they are decoded. */
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import UTIF, { type IFD } from 'utif2'
import { refuseField } from '#core/errors.ts'
import { type FileKind, readingLimits } from './file-reading.ts'
import { type ImageSize, sizeOfJpeg, sizeOfPng } from './image-size.ts'
import { isTooLarge, type Picture, pictureOf } from './picture.ts'
import type { OpenFile } from './source-page.ts'

/** @throws AppError invalid when it is damaged or too large to decode */
export function openImage(kind: FileKind & ('png' | 'jpeg'), bytes: Uint8Array): OpenFile {
  allow(kind === 'png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes))
  const picture = async (): Promise<Picture> => {
    const image = await loadImage(bytes).catch(() => refuseField('file', 'file-damaged'))
    allow(image)
    return pictureOf(image, null)
  }
  return opened(kind, 1, () => picture)
}

export function openTiff(bytes: Uint8Array): OpenFile {
  const content = Buffer.from(bytes)
  const pages = directoriesOf(content).filter((page) => number(page.t256) > 0)
  if (pages.length === 0) return refuseField('file', 'file-damaged')
  if (pages.length > readingLimits.pages) refuseField('file', 'file-pages', { maximum: readingLimits.pages })
  for (const page of pages) allow({ width: number(page.t256), height: number(page.t257) })
  return opened('tiff', pages.length, (at) => async () => pictureOfTiff(content, pages[at - 1]))
}

function opened(kind: FileKind, pageCount: number, picture: (page: number) => () => Promise<Picture>): OpenFile {
  return {
    kind,
    pageCount,
    notes: [],
    page: async (at) => ({ size: null, picture: picture(at) }),
    close: async () => undefined,
  }
}

function allow(size: ImageSize | null): void {
  if (!size || size.width < 1 || size.height < 1) refuseField('file', 'file-damaged')
  else if (isTooLarge(size)) refuseField('file', 'file-image-too-large')
}

function directoriesOf(content: Buffer): IFD[] {
  try {
    return UTIF.decode(content)
  } catch {
    return refuseField('file', 'file-damaged')
  }
}

/** A fax has other dots per inch across than down. */
function pictureOfTiff(content: Buffer, page: IFD | undefined): Picture {
  if (!page) return refuseField('file', 'file-damaged')
  try {
    UTIF.decodeImage(content, page)
    const pixels = new Uint8ClampedArray(UTIF.toRGBA8(page))
    const canvas = createCanvas(page.width, page.height)
    canvas.getContext('2d').putImageData(new ImageData(pixels, page.width, page.height), 0, 0)
    return pictureOf(canvas, resolutionOf(page))
  } catch {
    return refuseField('file', 'file-damaged')
  }
}

/** Dots per inch; null where the file does not say, or says what no scanner does. */
function resolutionOf(page: IFD): { x: number; y: number } | null {
  const perInch = { 2: 1, 3: 2.54 }[number(page.t296)] ?? 0
  const [x, y] = [number(page.t282) * perInch, number(page.t283) * perInch]
  return [x, y].every((dots) => dots >= 70 && dots <= 1200) ? { x, y } : null
}

/** The first value of a tag, a fraction divided; 0 where it is missing. */
function number(tag: unknown): number {
  const [value] = Array.isArray(tag) ? (tag as unknown[]) : [] // what the file says, of any kind
  if (Array.isArray(value)) return Number(value[0]) / (Number(value[1]) || 1)
  return typeof value === 'number' ? value : 0
}
