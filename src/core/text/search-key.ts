/** Search keys for names, subjects and kana: two spellings that a person would call the same give one key. Never written back. */

const variants: Record<string, string> = {
  髙: '高',
  﨑: '崎',
  𠮷: '吉',
  邉: '辺',
  邊: '辺',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  濵: '浜',
  濱: '浜',
  澤: '沢',
  廣: '広',
  應: '応',
  發: '発',
  號: '号',
  衞: '衛',
  廳: '庁',
  縣: '県',
  區: '区',
  醫: '医',
  藥: '薬',
  '⻑': '長',
  '⺠': '民',
  '⻄': '西',
  '⻘': '青',
  '⻩': '黄',
  '⻭': '歯',
  '⻫': '斎',
}
const smallKana: Record<string, string> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
  ゕ: 'か',
  ゖ: 'け',
}

/** NFKC, lower case, katakana to hiragana, long marks and spaces dropped, small kana and variant characters folded. */
export function searchKey(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{E0100}-\u{E01EF}\u{FE00}-\u{FE0F}]/gu, '')
    .replace(/[\s\u30FC\u2010-\u2015\u2212\uFF5E\u301C~-]/g, '')
    .replace(/[ヶケが](?=[\p{sc=Han}])/gu, 'け')
    .replace(/[\u30A1-\u30F6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
  return [...folded].map((letter) => variants[letter] ?? smallKana[letter] ?? letter).join('')
}
