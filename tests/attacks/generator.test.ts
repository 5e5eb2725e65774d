import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { generate } from './gen.ts'

test('a PDF ends where its own table says', async () => {
  const bytes = (await generate({ kind: 'pdf' })).toString('latin1')
  const at = Number(/startxref\n(\d+)/.exec(bytes)?.[1])
  expect(bytes.slice(at, at + 4)).toBe('xref')
})

test('a PDF is padded to the byte', async () => {
  expect((await generate({ kind: 'pdf', opts: { pad_to: 53477377 } })).length).toBe(53477377)
})

test('Japanese text is written in the encoding of old office files', async () => {
  const bytes = await generate({ kind: 'text', text: '髙橋医院', encoding: 'cp932' })
  expect(bytes.toString('hex')).toBe('fbfc8bb488e38940')
})

test('a workbook unpacks to its sheet', async () => {
  const zip = await generate({ kind: 'xlsx', rows: [['=1+1', { f: 'A1' }]] })
  expect(entry(zip, 'xl/worksheets/sheet1.xml')).toContain('<f>A1</f>')
})

test('headers can lie about size and encryption, and the end can be cut off', async () => {
  const lying = await generate({
    kind: 'zip',
    entries: [{ name: 'a', text: 'x' }],
    opts: { declared_size: 4294967280 },
  })
  expect(lying.readUInt32LE(22)).toBe(4294967280)
  const locked = await generate({ kind: 'zip', entries: [{ name: 'a', text: 'x' }], opts: { encrypted_flag: true } })
  expect(locked.readUInt16LE(6) & 1).toBe(1)
  expect((await generate({ kind: 'xlsx', opts: { truncate: 400 } })).length).toBe(400)
})

test('an unknown kind is refused, not made up', async () => {
  await expect(generate({ kind: 'virus' })).rejects.toThrow()
})

function entry(zip: Buffer, name: string): string {
  const at = zip.indexOf(name) - 30
  const from = at + 30 + zip.readUInt16LE(at + 26)
  return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 18))).toString('utf8')
}
