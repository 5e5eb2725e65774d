import { expect, test } from 'vitest'
import { readLetters } from '#features/letters/letter.ts'
import { pagesOf } from '#features/letters/source-file.ts'
import { openPdf } from '#features/letters/pdf-text.ts'
import { type MadeOptions, type MadePage, madePdf, type MadeWords } from '../../support/made-pdf.ts'
import { symbolRows } from '../../../prisma/master/symbols.ts'

async function textOf(pages: readonly MadePage[], options: MadeOptions = {}): Promise<string> {
  return (await pagesOf('a.pdf', madePdf(pages, options))).map(({ text }) => text).join('\f')
}

const letter = [
  '医第3156号',
  '令和3年2月26日',
  '',
  '各市長殿',
  '',
  '神奈川県医療課長',
  '',
  '通知の様式について（依頼）',
  '',
  'このことについて、よろしくお願いします。',
]
const across = (lines: readonly string[], x = 70, y = 760, pitch = 18): MadeWords[] =>
  lines.flatMap((text, at) => (text === '' ? [] : [{ text, x, y: y - at * pitch }]))

test('a file in 90ms-RKSJ is read with the packed CMaps', async () => {
  const text = await textOf([{ words: across(letter) }], { encoding: '90ms-RKSJ-H' })
  expect(text.split('\n').filter((line) => line !== '')).toEqual(letter.filter((line) => line !== ''))
})

test('vertical writing is read from right to left, and the letter in it', async () => {
  const down = [
    '医第三一五六号',
    '令和三年二月二十六日',
    '各市長殿',
    '神奈川県医療課長',
    '通知の様式について（依頼）',
    'このことについて、よろしくお願いします。',
  ]
  const words = down.map((text, at) => ({ text, x: 520 - at * 24, y: 780 }))
  const text = await textOf([{ words: [...words].reverse() }], { encoding: 'UniJIS-UTF16-V' })
  expect(
    text
      .replace('(', '（')
      .replace(')', '）')
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(down)
  const [read] = readLetters([{ file: 'a', page: 1, text }], { symbols: symbolRows() })
  expect(read).toMatchObject({ documentNumbers: ['医第3156号'], date: '2021-02-26', kind: '依頼' })
})

test('vertical writing that was set letter by letter is vertical too', async () => {
  const down = ['医第三一五六号', '令和三年二月二十六日', '各市長殿']
  const words = down.flatMap((line, column) =>
    [...line].map((text, at) => ({ text, x: 500 - column * 30, y: 780 - at * 12 })),
  )
  expect(await textOf([{ words }])).toBe(down.join('\n\n'))
})

test('two columns of prose are read one after the other; what runs over both stays between them', async () => {
  const left = Array.from({ length: 8 }, (_, at) => `左の段の${'一二三四五六七八'.charAt(at)}行目です、続きます。`)
  const right = left.map((line) => line.replace('左', '右'))
  const words = [
    ...across(['通知の様式について、両段にわたる見出しを長く書いておく'], 70, 790),
    ...across(left, 70, 740),
    ...across(right, 320, 735),
    ...across(['以上のとおりであるから、両段にわたって、よろしくお願いします。'], 70, 560),
  ]
  const text = await textOf([{ words }])
  const lines = text.split('\n').filter((line) => line !== '')
  expect(lines.slice(1, -1)).toEqual([...left, ...right])
})

test('a table and a head with its number on the right are no columns', async () => {
  const words = [
    ...across(['各市長殿', '各町村長殿'], 70, 700),
    ...across(['医第3156号', '令和3年2月26日'], 400, 700),
    ...Array.from({ length: 8 }, (_, at) => across([`項目${at}`], 70, 600 - at * 20)).flat(),
    ...Array.from({ length: 8 }, (_, at) => across([`担当${at}`], 320, 600 - at * 20)).flat(),
  ]
  const text = await textOf([{ words }])
  expect(text).toContain('各市長殿  医第3156号')
  expect(text).toContain('項目3  担当3')
})

test('pages that lie sideways are read upright, whether the file says so or not', async () => {
  const said: MadePage = {
    words: letter.flatMap((text, at) => (text === '' ? [] : [{ text, x: 60 + at * 18, y: 70, turned: 90 }])),
    rotate: 90,
    width: 595,
    height: 842,
  }
  const unsaid: MadePage = { ...said, rotate: 0 }
  const upsideDown: MadePage = {
    words: letter.flatMap((text, at) => (text === '' ? [] : [{ text, x: 500, y: 80 + at * 18, turned: 180 }])),
  }
  for (const page of [said, unsaid, upsideDown])
    expect((await textOf([page])).split('\n').filter((line) => line !== '')).toEqual(
      letter.filter((line) => line !== ''),
    )
})

test('bold by printing twice is one, a slanted watermark and small readings are none', async () => {
  const words = [
    { text: '医第3156号', x: 70, y: 700 },
    { text: '医第3156号', x: 70.6, y: 700 },
    { text: '写', x: 300, y: 400, size: 90, turned: 45 },
    { text: 'しゅうち', x: 70, y: 662, size: 5 },
    { text: '周知について', x: 70, y: 652 },
  ]
  expect(await textOf([{ words }])).toBe('医第3156号\n\n周知について')
})

test('a page without a table of characters has no text layer: it is a picture', async () => {
  const opened = await openPdf(madePdf([{ words: across(['ӒѪԞӒѪ', 'ӒѪԞӒѪԞӒѪ']) }]))
  expect(await opened.page(1)).toHaveProperty('picture')
  await opened.close()
})

test('every place of the text lies on the page', async () => {
  const opened = await openPdf(madePdf([{ words: across(letter) }]))
  const page = await opened.page(1)
  await opened.close()
  if (!('text' in page)) throw new Error('a page with text is no picture')
  expect(page.places.map(({ start, end }) => page.text.slice(start, end))).toEqual(letter.filter((line) => line !== ''))
  expect(page.places[0]).toEqual({ start: 0, end: 7, left: 70, top: 72.3, width: expect.any(Number), height: 12.1 })
})

test('script in a file is told, never run', async () => {
  const opened = await openPdf(
    madePdf([{ words: across(letter) }], { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
  )
  expect(opened.notes).toEqual([{ code: 'script', pages: 0 }])
  await opened.close()
})
