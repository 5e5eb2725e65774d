/** Files as offices receive them, made from the wording of letters; and a way to drop them on a page. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { letterPdf } from '../../prisma/seed/letter-pdf.ts'

/** The real letters of the seed as one text. */
export const seedLetters = readFileSync(path.resolve(import.meta.dirname, '../../prisma/seed/letters.txt'), 'utf8')

export interface DroppedFile {
  name: string
  type: string
  bytes: Buffer
}

export async function pdfOf(name: string, text: string): Promise<DroppedFile> {
  const parts: Uint8Array[] = []
  for await (const part of letterPdf(name, text)) parts.push(part)
  return { name, type: 'application/pdf', bytes: Buffer.concat(parts) }
}

/** Drags the files over the page. @returns what lets them go */
export async function dragFiles(page: Page, files: readonly DroppedFile[]): Promise<() => Promise<void>> {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }))
  const dataTransfer = await page.evaluateHandle((all) => {
    const carried = new DataTransfer()
    for (const { name, type, base64 } of all)
      carried.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }))
    return carried
  }, sent)
  await page.dispatchEvent('main', 'dragenter', { dataTransfer })
  return () => page.dispatchEvent('main', 'drop', { dataTransfer })
}
