import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import UTIF from 'utif2'
import { openFile } from '#features/letters/source-file.ts'
import { isBlank } from '#features/letters/picture.ts'

/** A page of A4 at so many dots per inch with one line on it. */
function page(dotsPerInch: number, words = '医第3156号') {
  const canvas = createCanvas(Math.round(8.27 * dotsPerInch), Math.round(11.69 * dotsPerInch))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  context.fillRect(100, 100, words.length * 20, 20)
  return canvas
}

async function pictureOf(bytes: Uint8Array) {
  const opened = await openFile(bytes)
  const first = await opened.page(1)
  if (!('picture' in first)) throw new Error('an image has no text')
  return { kind: opened.kind, pageCount: opened.pageCount, ...(await first.picture()) }
}

test('PNG and JPEG are pages of A4, brought to what the reader reads best', async () => {
  const coarse = await pictureOf(page(100).toBuffer('image/png'))
  expect(coarse).toMatchObject({ kind: 'png', pageCount: 1 })
  expect(coarse.dotsPerInch).toBeCloseTo(200, 0)
  expect(coarse.canvas.width).toBeCloseTo(1654, -1)
  const usual = await pictureOf(page(200).toBuffer('image/jpeg'))
  expect(usual).toMatchObject({ kind: 'jpeg', pageCount: 1 })
  expect(usual.canvas.width).toBe(1654)
  const fine = await pictureOf(page(400).toBuffer('image/jpeg'))
  expect(fine.dotsPerInch).toBeLessThanOrEqual(300)
})

test('a TIFF is decoded, and a fax with fewer dots down than across gets its shape back', async () => {
  const { width, height, data } = page(98).getContext('2d').getImageData(0, 0, 810, 1146)
  const fax = { t282: [[204, 1]], t283: [[98, 1]], t296: [2] }
  const sent = UTIF.encodeImage(new Uint8Array(data.buffer), width, height, fax as never) // tags by their numbers
  const picture = await pictureOf(Buffer.from(sent))
  expect(picture.kind).toBe('tiff')
  expect(isBlank(picture)).toBe(false)
  expect(picture.canvas.height / picture.canvas.width).toBeCloseTo((1146 / 810) * (204 / 98), 1)
})

test('an empty page is seen to be empty', async () => {
  expect(isBlank(await pictureOf(page(100, '').toBuffer('image/png')))).toBe(true)
  expect(isBlank(await pictureOf(page(100).toBuffer('image/png')))).toBe(false)
})

test('what is too large to decode is refused by its first bytes, in every format', async () => {
  const side = (high: number, low: number) => [0, 0, high, low]
  const png = Buffer.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
    0x49,
    0x48,
    0x44,
    0x52,
    ...side(0x4e, 0x20),
    ...side(0, 1),
  ])
  const jpeg = Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0x2e, 0xe0, 0x2e, 0xe0, 1, 1, 0x11, 0,
  ])
  for (const bytes of [png, jpeg]) {
    const refusal = await openFile(bytes).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ fields: [{ code: 'file-image-too-large' }] })
  }
})
