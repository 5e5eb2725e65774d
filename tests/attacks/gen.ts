/** Content too big or too binary to stand in a case file, made from its description (`gen` in the cases). Inert. */
import { z } from 'zod'
import { encodeText } from './encoding.ts'
import { writeZip, zipEntry, zipOptions } from './zip.ts'

const cell = z.union([
  z.object({ f: z.string(), v: z.union([z.string(), z.number()]).optional() }),
  z.string(),
  z.number(),
  z.boolean(),
])
const pdfOptions = z.object({
  catalog: z.string().default(''),
  kids: z.number().default(1),
  count: z.number().default(1),
  box: z.string().default('595 842'),
  page: z.string().default(''),
  font: z.string().default('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
  objects: z.array(z.string()).default([]),
  stream: z.string().default('BT /F1 24 Tf 72 760 Td (notice) Tj ET'),
  prefix: z.string().default(''),
  trailer: z.string().default(''),
  startxref: z.number().optional(),
  suffix: z.string().default(''),
  pad_to: z.number().optional(),
})
const encoding = z.string().default('utf-8')
const generated = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), encoding }),
  z.object({ kind: z.literal('b64'), b64: z.string() }),
  z.object({ kind: z.literal('hex'), hex: z.string() }),
  z.object({
    kind: z.literal('repeat'),
    head: z.string().default(''),
    unit: z.string(),
    count: z.number(),
    tail: z.string().default(''),
    encoding,
  }),
  z.object({ kind: z.literal('concat'), parts: z.array(z.unknown()) }),
  z.object({
    kind: z.literal('deepjson'),
    open: z.string(),
    depth: z.number(),
    mid: z.string().default(''),
    close: z.string(),
  }),
  z.object({
    kind: z.literal('manykeys'),
    count: z.number(),
    prefix: z.string().default('k'),
    value: z.string().default('1'),
  }),
  z.object({
    kind: z.literal('csvrows'),
    header: z.string(),
    row: z.string(),
    count: z.number(),
    tail: z.string().default('\r\n'),
    encoding,
  }),
  z.object({ kind: z.literal('zip'), entries: z.array(zipEntry), opts: zipOptions.default({}) }),
  z.object({
    kind: z.literal('xlsx'),
    rows: z.array(z.array(cell)).default([['code', 'name', 'email']]),
    patch: z.record(z.string(), z.string().nullable()).default({}),
    extra: z.array(zipEntry).default([]),
    opts: zipOptions.default({}),
  }),
  z.object({ kind: z.literal('pdf'), opts: pdfOptions.prefault({}) }),
])
type Generated = z.output<typeof generated>

/** @throws Error for a kind that the generator does not know */
export async function generate(description: unknown): Promise<Buffer> {
  return make(generated.parse(description))
}

async function make(one: Generated): Promise<Buffer> {
  switch (one.kind) {
    case 'text':
      return encodeText(one.text, one.encoding)
    case 'b64':
      return Buffer.from(one.b64, 'base64')
    case 'hex':
      return Buffer.from(one.hex, 'hex')
    case 'repeat':
      return encodeText(one.head + one.unit.repeat(one.count) + one.tail, one.encoding)
    case 'concat':
      return Buffer.concat(await Promise.all(one.parts.map(generate)))
    case 'deepjson':
      return Buffer.from(one.open.repeat(one.depth) + one.mid + one.close.repeat(one.depth))
    case 'manykeys':
      return Buffer.from(
        `{${Array.from({ length: one.count }, (_, index) => `"${one.prefix}${index}":${one.value}`).join(',')}}`,
      )
    case 'csvrows': {
      const rows = Array.from({ length: one.count }, (_, index) => one.row.replaceAll('#N#', String(index)))
      return encodeText(`${one.header}\r\n${rows.join('\r\n')}${one.tail}`, one.encoding)
    }
    case 'zip':
      return writeZip(one.entries, one.opts)
    case 'xlsx':
      return writeZip([...workbook(one.rows, one.patch), ...one.extra], one.opts)
    case 'pdf':
      return pdf(one.opts)
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const package2006 = 'http://schemas.openxmlformats.org/package/2006'
const office2006 = 'http://schemas.openxmlformats.org/officeDocument/2006'
const main2006 = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheetPart = 'xl/worksheets/sheet1.xml'
const least: Record<string, string> = {
  '[Content_Types].xml': `${declaration}<Types xmlns="${package2006}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${sheetPart}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${package2006}/relationships"><Relationship Id="rId1" Type="${office2006}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main2006}" xmlns:r="${office2006}/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${package2006}/relationships"><Relationship Id="rId1" Type="${office2006}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

function workbook(rows: z.output<typeof cell>[][], patch: Record<string, string | null>) {
  const parts = { ...least, [sheetPart]: sheetOf(rows), ...patch }
  return Object.entries(parts).flatMap(([name, text]) => (text === null ? [] : [{ name, text }]))
}

function sheetOf(rows: z.output<typeof cell>[][]): string {
  const lines = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((value, at) => cellOf(`${columnOf(at)}${index + 1}`, value)).join('')}</row>`,
  )
  return `${declaration}<worksheet xmlns="${main2006}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function cellOf(reference: string, value: z.output<typeof cell>): string {
  if (typeof value === 'object')
    return `<c r="${reference}"><f>${escapeXml(value.f)}</f><v>${escapeXml(String(value.v ?? ''))}</v></c>`
  return typeof value === 'string'
    ? `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
    : `<c r="${reference}"><v>${value}</v></c>`
}

function columnOf(index: number): string {
  let name = ''
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name
  return name
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function pdf(options: z.output<typeof pdfOptions>): Buffer {
  const stream = Buffer.from(options.stream)
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${options.catalog}>>`,
    `<</Type/Pages/Kids[${'3 0 R '.repeat(options.kids)}]/Count ${options.count}>>`,
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${options.box}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${options.page}>>`,
    `<</Length ${stream.length}>>\nstream\n${options.stream}\nendstream`,
    options.font,
    ...options.objects,
  ]
  const parts = [Buffer.from(`${options.prefix}%PDF-1.7\n`)]
  let at = parts[0]?.length ?? 0
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(at)
    const bytes = Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`)
    parts.push(bytes)
    at += bytes.length
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${options.trailer}>>\nstartxref\n${options.startxref ?? at}\n%%EOF\n${options.suffix}`
  const whole = Buffer.concat([...parts, Buffer.from(tail)])
  if (options.pad_to === undefined) return whole
  return Buffer.concat([whole, Buffer.from('\n%'), Buffer.alloc(Math.max(0, options.pad_to - whole.length - 2), 'x')])
}
