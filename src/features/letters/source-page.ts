/** 受け取ったファイルのページ: what a format reader gives of each page: its text, or a picture of it. */
import type { FileKind, FileNote, Place } from './file-reading.ts'
import type { Picture } from './picture.ts'

interface Sized {
  size: { width: number; height: number } | null
}

export type SourcePage =
  | (Sized & { text: string; places: Place[]; isScan: boolean })
  /** no text: it has to be read from its picture */
  | (Sized & { picture: () => Promise<Picture> })

export interface OpenFile {
  kind: FileKind
  pageCount: number
  notes: FileNote[]
  /** @param number from 1 */
  page(number: number): Promise<SourcePage>
  close(): Promise<void>
}
