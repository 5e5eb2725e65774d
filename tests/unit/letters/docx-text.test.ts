import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { docxText } from '#features/letters/docx-text.ts'

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (words: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (inside: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
const cell = (...inside: string[]) => `<w:tc><w:tcPr/>${inside.join('')}</w:tc>`

function linesOf(body: string, parts: Record<string, string> = {}): string[] {
  const files = {
    'word/document.xml': `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  const packed = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))
  return docxText(zipSync(packed)).split('\n')
}

test('what was deleted, moved away or hidden is no text; what was inserted is', () => {
  const changed = [
    run('医第'),
    `<w:del w:id="1"><w:r><w:delText>3155</w:delText></w:r></w:del>`,
    `<w:ins w:id="2">${run('3156')}</w:ins>`,
    run('号'),
    `<w:moveFrom w:id="3">${run('移動前')}</w:moveFrom>`,
    run('内部用', '<w:rPr><w:vanish/></w:rPr>'),
    run('控', '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
  ]
  expect(linesOf(paragraph(changed.join('')))).toEqual(['医第3156号控'])
})

test('readings over letters and field codes are left out, what they stand on is not', () => {
  const ruby = `<w:r><w:ruby><w:rt>${run('しゅうち')}</w:rt><w:rubyBase>${run('周知')}</w:rubyBase></w:ruby></w:r>`
  const field = `<w:r><w:instrText> DATE </w:instrText></w:r>${run('令和3年')}`
  expect(linesOf(paragraph(`${ruby}${run('・')}${field}`))).toEqual(['周知・令和3年'])
})

test('a text box is read once, after its paragraph', () => {
  const box = `<w:txbxContent>${paragraph(run('医第3156号'))}${paragraph(run('令和3年2月26日'))}</w:txbxContent>`
  const drawn = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect(linesOf(`${paragraph(`${drawn}${run('写')}`)}${paragraph(run('各市長　殿'))}`)).toEqual([
    '写',
    '医第3156号',
    '令和3年2月26日',
    '各市長　殿',
  ])
})

test('a row of single lines is one line; a matrix of addressees keeps its rows, nested tables too', () => {
  const single = `<w:tr>${cell(paragraph(run('担当')))}${cell(paragraph(run('医療課　田中')))}</w:tr>`
  const inner = `<w:tbl><w:tr>${cell(paragraph(run('都道府県')))}</w:tr><w:tr>${cell(paragraph(run('特別区')))}</w:tr></w:tbl>`
  const matrix = `<w:tr>${cell(paragraph(run('各')))}${cell(inner, paragraph(''))}${cell(paragraph(run('衛生主管部（局）長　殿')))}</w:tr>`
  expect(linesOf(`<w:tbl>${single}${matrix}</w:tbl>`)).toEqual([
    '担当  医療課　田中',
    '各',
    '都道府県',
    '特別区',
    '衛生主管部（局）長　殿',
  ])
})

test('numbers that Word counts by itself are written out', () => {
  const numbering = `<w:numbering ${space}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
  const item = (level: number, words: string) =>
    paragraph(run(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`)
  const body = [item(0, '趣旨'), item(1, '目的'), item(1, '範囲'), item(0, '留意事項'), item(1, '期限')].join('')
  expect(linesOf(body, { 'word/numbering.xml': numbering })).toEqual([
    '第１ 趣旨',
    '（ア） 目的',
    '（イ） 範囲',
    '第２ 留意事項',
    '（ア） 期限',
  ])
})

test('page breaks and sections part the letters; a header is none of them', () => {
  const section = paragraph(run('以上'), '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
  const body = `${paragraph(run('一通目'))}${paragraph('<w:r><w:br w:type="page"/></w:r>')}${section}${paragraph(run('三通目'))}`
  const header = `<w:hdr ${space}>${paragraph(run('取扱注意'))}</w:hdr>`
  expect(linesOf(body, { 'word/header1.xml': header })).toEqual(['一通目', '\f', '以上\f', '三通目'])
})

test('Word of any size is gone through in a straight line', () => {
  const long = Array.from({ length: 20_000 }, (_, at) =>
    paragraph(run(`${(at * 7919) % 9973} ${'本文'.repeat(at % 9)}`)),
  ).join('')
  const from = performance.now()
  expect(linesOf(long)).toHaveLength(20_000)
  expect(performance.now() - from).toBeLessThan(5_000)
})
