/** 受け取ったファイル: its kind by its first bytes, and its pages as text. The bytes stay as received. */
import { refuseField } from '#core/errors.ts'
import { docxText } from './docx-text.ts'
import type { Page } from './page-text.ts'
import { pdfPages } from './pdf-text.ts'
import { textOf } from './text-file.ts'

/** @param file its name, for the evidence
 *  @throws AppError invalid when it is empty, damaged, encrypted, a scan without a text layer, or no letter at all */
export async function pagesOf(file: string, bytes: Uint8Array): Promise<Page[]> {
  if (bytes.length === 0) return refuseField('file', 'file-empty')
  const texts = await textsOf(bytes)
  if (texts.every((text) => text.trim() === '')) return refuseField('file', 'file-no-text')
  return texts.map((text, at) => ({ file, page: at + 1, text }))
}

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const opening = String.fromCharCode(...bytes.subarray(0, 8))
  if (opening.startsWith('%PDF-')) return pdfPages(bytes)
  if (opening.startsWith('PK\u0003\u0004')) return [docxText(bytes)]
  if (/^(?:\u0089PNG|\u00FF\u00D8\u00FF|II\*\u0000|MM\u0000\*)/.test(opening))
    return refuseField('file', 'file-no-text')
  return [textOf(bytes)]
}
