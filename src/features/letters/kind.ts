/** 種別 and its ground, in this order: the label 事務連絡, the suffix of the title, the heading, the verb of the text, 通知 by default. */

export interface KindReading {
  kind: string
  kindInferred: boolean
  ground: 'label' | 'suffix' | 'heading' | 'verb' | 'usual' | 'default'
}

const bySuffix: readonly (readonly [RegExp, string])[] = [
  [/事務連絡/, '事務連絡'],
  [/依命通達/, '依命通達'],
  [/通達/, '通達'],
  [/通牒/, '通牒'],
  [/依頼|要請|お願い/, '依頼'],
  [/照会|伺い/, '照会'],
  [/回答/, '回答'],
  [/報告/, '報告'],
  [/送付/, '送付'],
  [/./, '通知'],
]
const verbs: readonly (readonly [RegExp, string])[] = [
  [/(?:依命|命により|命によって|命に依り)[^。]{0,20}(?:通達|通知)/, '依命通達'],
  [/通達(?:する|します|いたします|申し上げます)/, '通達'],
  [/通牒(?:する|致す|に及ぶ|します)/, '通牒'],
  [/照会(?:する|します|いたします|致します)/, '照会'],
  [/回答(?:する|します|いたします|致します)/, '回答'],
  [/依頼(?:する|します|いたします|致します|申し上げます)/, '依頼'],
  [/報告(?:する|します|いたします|致します)(?!こと|よう)/, '報告'],
  [/通知(?:する|します|いたします|致します|申し上げます)/, '通知'],
]

export interface KindSigns {
  hasLabel: boolean
  suffix: string | null
  /** 通知 / 通達 … above the letter, or behind its issuer in a statute database */
  heading: string | null
  /** the first stretch of the text */
  opening: string
  /** what the letters of this office are, as officers confirmed */
  usual?: string | null
}

export function kindOf({ hasLabel, suffix, heading, opening, usual }: KindSigns): KindReading {
  if (hasLabel) return { kind: '事務連絡', kindInferred: false, ground: 'label' }
  if (suffix) return { kind: kindOfWord(suffix), kindInferred: false, ground: 'suffix' }
  if (heading) return { kind: kindOfWord(heading), kindInferred: false, ground: 'heading' }
  const verb = kindOfVerb(opening)
  if (verb) return { kind: verb, kindInferred: false, ground: 'verb' }
  if (usual) return { kind: usual, kindInferred: true, ground: 'usual' }
  return { kind: '通知', kindInferred: true, ground: 'default' }
}

/** The kind by the first verb that says what the letter does. */
export function kindOfVerb(opening: string): string | null {
  const found = verbs
    .map(([form, kind]) => ({ at: opening.search(form), kind }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  return found?.kind ?? null
}

function kindOfWord(word: string): string {
  return bySuffix.find(([form]) => form.test(word))?.[1] ?? '通知'
}
