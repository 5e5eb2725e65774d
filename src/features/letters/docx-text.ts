/**
 * DOCX: the letter as lines. Deleted and hidden words, field codes, readings (ルビ) and the second form of a text box are none of
 * it; numbering that Word counts by itself is written out; text boxes follow the paragraph they hang on; headers stay apart.
 */
import { numberingOf } from './docx-numbering.ts'
import { partsOf } from './docx-package.ts'
import { attributeOf, decoded, tagsOf, type XmlTag } from './docx-xml.ts'

const body = 'word/document.xml'
const numbering = 'word/numbering.xml'

/** What lies inside is not read; deleted words are no `w:t`, but what was moved away is. */
const unread = new Set(['w:rt', 'w:del', 'w:moveFrom', 'mc:Fallback'])

interface Flow {
  lines: string[]
  /** a row of a table: the lines of each cell */
  cells: string[][] | null
}

interface Reading {
  flows: Flow[]
  paragraphs: string[]
  /** text boxes of the paragraph that is open */
  boxes: string[][]
  isHidden: boolean
  /** the paragraph that is open ends a section, and with it a page */
  endsSection: boolean
  numbers: ReturnType<typeof numberingOf>
  numberId: string | null
  level: number
}

/** @returns one text; a page break is a form feed at the end of its line
 *  @throws AppError invalid when it is no DOCX, damaged, or larger inside than any letter */
export function docxText(bytes: Uint8Array): string {
  const parts = partsOf(bytes, [body, numbering])
  const reading: Reading = {
    flows: [{ lines: [], cells: null }],
    paragraphs: [],
    boxes: [],
    isHidden: false,
    endsSection: false,
    numbers: numberingOf(parts.get(numbering) ?? ''),
    numberId: null,
    level: 0,
  }
  let skipped = 0
  for (const tag of tagsOf(parts.get(body) ?? '')) {
    if (unread.has(tag.name)) {
      if (tag.kind === 'open') skipped += 1
      else if (tag.kind === 'close') skipped = Math.max(0, skipped - 1)
    } else if (skipped === 0) take(reading, tag)
  }
  return (reading.flows[0]?.lines ?? []).join('\n')
}

function take(reading: Reading, tag: XmlTag): void {
  const act = tag.kind === 'close' ? closing[tag.name] : opening[tag.name]
  act?.(reading, tag)
  // an empty element opens and closes
  if (tag.kind === 'empty') closing[tag.name]?.(reading, tag)
}

type Act = (reading: Reading, tag: XmlTag) => void
const add =
  (words: string): Act =>
  ({ paragraphs }) => {
    const open = paragraphs.length - 1
    if (open >= 0) paragraphs[open] += words
  }

const opening: Record<string, Act> = {
  'w:p': (reading) => {
    reading.paragraphs.push('')
    reading.numberId = null
    reading.level = 0
  },
  'w:r': (reading) => {
    reading.isHidden = false
  },
  'w:vanish': (reading, tag) => {
    if (!/^(?:0|false|off)$/.test(attributeOf(tag, 'w:val') ?? '')) reading.isHidden = true
  },
  'w:t': (reading, tag) => {
    if (!reading.isHidden) add(decoded(tag.text))(reading, tag)
  },
  'w:tab': add('\t'),
  'w:noBreakHyphen': add('-'),
  'w:br': (reading, tag) => add(attributeOf(tag, 'w:type') === 'page' ? '\f' : '\n')(reading, tag),
  'w:cr': add('\n'),
  'w:pageBreakBefore': add('\f'),
  'w:sectPr': (reading) => {
    reading.endsSection = reading.paragraphs.length > 0
  },
  'w:type': (reading, tag) => {
    if (attributeOf(tag, 'w:val') === 'continuous') reading.endsSection = false
  },
  'w:ilvl': (reading, tag) => {
    reading.level = Number(attributeOf(tag, 'w:val') ?? 0)
  },
  'w:numId': (reading, tag) => {
    reading.numberId = attributeOf(tag, 'w:val')
  },
  'w:txbxContent': (reading) => void reading.flows.push({ lines: [], cells: null }),
  'w:tr': (reading) => void reading.flows.push({ lines: [], cells: [] }),
  'w:tc': (reading) => void reading.flows.push({ lines: [], cells: null }),
}

const closing: Record<string, Act> = {
  // the number stands before the first words, once its paragraph is known whole
  'w:pPr': (reading, tag) => {
    if (reading.numberId === null) return
    add(reading.numbers.next(reading.numberId, reading.level))(reading, tag)
    reading.numberId = null
  },
  'w:p': (reading) => {
    const text = `${reading.paragraphs.pop() ?? ''}${reading.endsSection ? '\f' : ''}`
    reading.endsSection = false
    const flow = reading.flows.at(-1)
    flow?.lines.push(...text.split('\n'))
    // a box hangs on the paragraph around it
    if (reading.paragraphs.length === 0) for (const lines of reading.boxes.splice(0)) flow?.lines.push(...lines)
  },
  'w:txbxContent': (reading) => void reading.boxes.push(reading.flows.pop()?.lines ?? []),
  'w:tc': (reading) => {
    const cell = reading.flows.pop()
    reading.flows.at(-1)?.cells?.push((cell?.lines ?? []).filter((line) => line.trim() !== ''))
  },
  'w:tr': (reading) => {
    const cells = reading.flows.pop()?.cells ?? []
    reading.flows.at(-1)?.lines.push(...rowOf(cells))
  },
}

/** A row of single lines is one line, as on paper; where a cell holds several, the cells follow each other. */
function rowOf(cells: readonly (readonly string[])[]): string[] {
  const filled = cells.filter((lines) => lines.length > 0)
  if (filled.every((lines) => lines.length === 1)) return [filled.map(([line = '']) => line).join('  ')]
  return filled.flat()
}
