/** 受け取ったファイル: its kind by its first bytes, not by its name; opened as pages. The bytes stay as received. */
import { refuseField } from '#core/errors.ts'
import { docxText } from './docx-text.ts'
import { readingLimits } from './file-reading.ts'
import type { Page } from './page-text.ts'
import type { OpenFile } from './source-page.ts'
import { textOf } from './text-file.ts'

/** @throws AppError invalid when it is empty, damaged, encrypted, too large inside, or of a kind that holds no letter */
export async function openFile(bytes: Uint8Array): Promise<OpenFile> {
  if (bytes.length === 0) return refuseField('file', 'file-empty')
  if (bytes.length > readingLimits.fileBytes) return refuseField('file', 'file-too-large')
  const opening = String.fromCharCode(...bytes.subarray(0, 1024))
  // some mail gateways put a few bytes before the mark
  if (opening.includes('%PDF-')) return (await import('./pdf-text.ts')).openPdf(bytes)
  if (opening.startsWith('PK\u0003\u0004')) return written('docx', docxText(bytes))
  if (opening.startsWith('\u0089PNG\r\n')) return (await import('./image-file.ts')).openImage('png', bytes)
  if (opening.startsWith('\u00FF\u00D8\u00FF')) return (await import('./image-file.ts')).openImage('jpeg', bytes)
  if (/^(?:II\*\u0000|MM\u0000\*)/.test(opening)) return (await import('./image-file.ts')).openTiff(bytes)
  if (opening.startsWith('\u00D0\u00CF\u0011\u00E0')) return refuseOffice(bytes)
  if (/^(?:PK|GIF8|BM|RIFF|7z|Rar!|\u001F\u008B)/.test(opening)) return refuseField('file', 'file-kind-unreadable')
  return written('text', textOf(bytes))
}

function written(kind: 'text' | 'docx', text: string): OpenFile {
  if (text.trim() === '') return refuseField('file', 'file-no-text')
  if (text.length > readingLimits.characters)
    return refuseField('file', 'file-letters', { maximum: readingLimits.characters })
  return {
    kind,
    pageCount: 1,
    notes: [],
    page: async () => ({ size: null, text, places: [], isScan: false }),
    close: async () => undefined,
  }
}

/** An old Word file is not read; a new one under a password lies in the same wrapping. */
function refuseOffice(bytes: Uint8Array): never {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return refuseField('file', isEncrypted ? 'file-encrypted' : 'file-kind-unreadable')
}

/** The pages of a file whose text can be had at once, in this process. Pictures are read by `readFiles` only. */
export async function pagesOf(file: string, bytes: Uint8Array): Promise<Page[]> {
  const opened = await openFile(bytes)
  try {
    const pages: Page[] = []
    for (let page = 1; page <= opened.pageCount; page += 1) {
      const source = await opened.page(page)
      pages.push({ file, page, text: 'text' in source ? source.text : '' })
    }
    return pages.some(({ text }) => text.trim() !== '') ? pages : refuseField('file', 'file-no-text')
  } finally {
    await opened.close()
  }
}
