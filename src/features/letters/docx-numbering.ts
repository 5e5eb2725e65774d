/** 自動番号: Word counts paragraphs by itself and writes the number nowhere; here it is counted as Word does (ECMA-376 17.9). */
import { attributeOf, tagsOf } from './docx-xml.ts'

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

function listsOf(xml: string) {
  const levels = new Map<string, Map<number, Level>>()
  const lists = new Map<string, string>()
  let [abstract, list] = ['', '']
  let level: Level | null = null
  for (const tag of tagsOf(xml)) {
    const value = attributeOf(tag, 'w:val') ?? ''
    if (tag.kind === 'close') continue
    if (tag.name === 'w:abstractNum') {
      abstract = attributeOf(tag, 'w:abstractNumId') ?? ''
      levels.set(abstract, new Map())
    } else if (tag.name === 'w:lvl') {
      level = { start: 1, format: 'decimal', text: '' }
      levels.get(abstract)?.set(Number(attributeOf(tag, 'w:ilvl') ?? 0), level)
    } else if (tag.name === 'w:start' && level) level.start = Number(value) || 0
    else if (tag.name === 'w:numFmt' && level) level.format = value
    else if (tag.name === 'w:lvlText' && level) level.text = value
    else if (tag.name === 'w:num') list = attributeOf(tag, 'w:numId') ?? ''
    else if (tag.name === 'w:abstractNumId') lists.set(list, value)
  }
  return { levels, lists }
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
  if (/^decimalFullWidth/.test(format))
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
