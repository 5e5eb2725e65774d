/**
 * ファイルの読み取り: files as received go in; pages as text with places, and the letters on them, come out, or what was wrong
 * with a file. Each file is read in a process of its own with a deadline and bounded memory: a bad file harms no other.
 */
import type { Letter } from './letter.ts'
import type { Page } from './page-text.ts'
import type { IssuerSymbol } from './symbol-table.ts'

export const fileKinds = ['text', 'pdf', 'docx', 'png', 'jpeg', 'tiff'] as const
export type FileKind = (typeof fileKinds)[number]

/** The bounds; what passes one is refused or left out, and the reading says so. */
export const readingLimits = {
  fileBytes: 50 * 1024 * 1024,
  /** of a PDF */
  pages: 500,
  /** the reading process itself */
  startMs: 30_000,
  /** text, PDF with a text layer, DOCX: all of it; with the way to the reading process and back it stays within ten seconds */
  textMs: 8_500,
  /** pages that are pictures, per file; the rest is left out with a note */
  scanPages: 60,
  scanPageMs: 60_000,
  scanMs: 5 * 60_000,
  /** of a picture; a side of so many pixels or more is refused */
  imageSide: 20_000,
  imagePixels: 100_000_000,
  /** what a DOCX may unfold to */
  unzippedBytes: 20_000_000,
  /** letters of one file */
  characters: 3_000_000,
  memoryBytes: 1024 * 1024 * 1024,
} as const

/** Codes of the `problem` messages: each has its sentence in both languages. */
export const fileProblems = [
  'file-empty',
  'file-too-large',
  'file-kind-unreadable',
  'file-not-text',
  'file-no-text',
  'file-encrypted',
  'file-damaged',
  'file-pages',
  'file-letters',
  /** a zip bomb: what it unfolds to, its entries or its ratio */
  'file-inside-too-large',
  'file-image-too-large',
  'file-timed-out',
  /** the reading process passed its memory or died */
  'file-too-heavy',
] as const

export interface FileProblem {
  code: (typeof fileProblems)[number]
  values: Record<string, string | number>
}

/** What the officer should know of a file that was read. */
export type FileNote =
  /** pages were read from pictures: OCR・要確認 */
  | { code: 'scanned'; pages: number }
  /** the PDF carries script or actions; they are never run */
  | { code: 'script'; pages: 0 }
  /** so many pages at the end were not read: too many pictures, or no time left */
  | { code: 'pages-left-out'; pages: number }
  /** pages that could not be read between others that could */
  | { code: 'pages-damaged'; pages: number }

/** Where a stretch of the page's text stands: points (1/72 inch) from the upper left corner of the page as shown. */
export interface Place {
  /** UTF-16 offsets into the text of the page, end excluded */
  start: number
  end: number
  left: number
  top: number
  width: number
  height: number
}

export interface ReadPage extends Page {
  isScan: boolean
  /** of the page as shown, in points; null where the format has no pages (text, DOCX) */
  size: { width: number; height: number } | null
  /** in the order of the text; empty where the format has no places */
  places: Place[]
}

export interface FileReading {
  name: string
  kind: FileKind | null
  /** of the file, read or not; null when it could not be opened */
  pageCount: number | null
  /** empty when there is a problem */
  pages: ReadPage[]
  /** the letters on these pages, in order */
  letters: Letter[]
  notes: FileNote[]
  problem: FileProblem | null
}

/** A file as received. */
export interface IncomingFile {
  name: string
  content: Uint8Array
}

export interface ReadingProgress {
  /** position of the file among those given, from 0 */
  file: number
  name: string
  /** pages done; 0 while the file is being opened */
  page: number
  /** null until they are counted */
  pages: number | null
  /** `ocr`: the page is a picture, which takes seconds */
  step: 'open' | 'text' | 'ocr' | 'letters'
}

export interface ReadingOptions {
  symbols: readonly IssuerSymbol[]
  onProgress?: (progress: ReadingProgress) => void
  /** called once per file, in order, as soon as it is read */
  onReading?: (file: number, reading: FileReading) => void
  /** ends the reading; files not yet read reject with its reason */
  signal?: AbortSignal
}
