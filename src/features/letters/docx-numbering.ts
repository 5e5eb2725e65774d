/** 自動番号: Word counts paragraphs by itself and writes the number nowhere; here it is counted as Word does (ECMA-376 17.9). */
import { attributeOf, tagsOf, type XmlTag } from './docx-xml.ts'

interface Level {
  start: number
  format: string
  /** `第%1条`, `%1.%2` */
  text: string
}

export interface Numbering {
  /** the number of the next paragraph of a list, with a space behind it; '' where none is shown */
  next(numberId: string, level: number): string
}

export function numberingOf(xml: string): Numbering {
  const { levels, lists } = listsOf(xml)
  const counts = new Map<string, number[]>()
  return {
    next: (numberId, level) => {
      const list = lists.get(numberId)
      const own = list === undefined ? undefined : levels.get(list)
      const shown = own?.get(level)
      if (list === undefined || !own || !shown) return ''
      const count = counts.get(list) ?? []
      count[level] = (count[level] ?? shown.start - 1) + 1
      count.length = level + 1
      counts.set(list, count)
      const words = shown.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const { start = 1, format = 'decimal' } = own.get(at) ?? {}
        return written(count[at] ?? start, format)
      })
      return shown.format === 'bullet' || shown.format === 'none' || words === '' ? '' : `${words} `
    },
  }
}

interface Lists {
  /** by abstract list and level */
  levels: Map<string, Map<number, Level>>
  /** from the list a paragraph names to its abstract list */
  lists: Map<string, string>
}

interface Reading extends Lists {
  abstract: string
  list: string
  level: Level
}

function listsOf(xml: string): Lists {
  const reading: Reading = { levels: new Map(), lists: new Map(), abstract: '', list: '', level: newLevel() }
  for (const tag of tagsOf(xml)) if (tag.kind !== 'close') acts[tag.name]?.(reading, tag)
  return reading
}

function newLevel(): Level {
  return { start: 1, format: 'decimal', text: '' }
}

function given(tag: XmlTag, name = 'w:val'): string {
  return attributeOf(tag, name) ?? ''
}

const acts: Record<string, (reading: Reading, tag: XmlTag) => void> = {
  'w:abstractNum': (reading, tag) => {
    reading.abstract = given(tag, 'w:abstractNumId')
    reading.levels.set(reading.abstract, new Map())
  },
  'w:lvl': (reading, tag) => {
    reading.level = newLevel()
    reading.levels.get(reading.abstract)?.set(Number(given(tag, 'w:ilvl')), reading.level)
  },
  'w:start': ({ level }, tag) => {
    level.start = Number(given(tag)) || 0
  },
  'w:numFmt': ({ level }, tag) => {
    level.format = given(tag)
  },
  'w:lvlText': ({ level }, tag) => {
    level.text = given(tag)
  },
  'w:num': (reading, tag) => {
    reading.list = given(tag, 'w:numId')
  },
  'w:abstractNumId': (reading, tag) => void reading.lists.set(reading.list, given(tag)),
}

const kanji = '〇一二三四五六七八九'
const rows: Record<string, string> = {
  aiueo: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  aiueoFullWidth: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  iroha: 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
  irohaFullWidth: 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
  lowerLetter: 'abcdefghijklmnopqrstuvwxyz',
  upperLetter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  decimalEnclosedCircle: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  upperRoman: 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ',
  lowerRoman: 'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ',
}

function written(count: number, format: string): string {
  if (format.startsWith('decimalFullWidth'))
    return String(count).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  if (/^(?:japaneseCounting|japaneseDigitalTenThousand|ideographDigital|chineseCounting)/.test(format))
    return inKanji(count)
  return rows[format]?.charAt(count - 1) || String(count)
}

function inKanji(count: number): string {
  if (count < 10 || count > 99) return String(count).replace(/\d/g, (digit) => kanji.charAt(Number(digit)))
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? kanji.charAt(tens) : ''}十${ones > 0 ? kanji.charAt(ones) : ''}`
}
