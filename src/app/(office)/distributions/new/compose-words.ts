/** Words of the composing form: the templates travel to the browser, the figures are filled in there. */
export type ComposeWords = Readonly<Record<string, string>>

/** 「{count}機関」, or `{count, plural, one {# recipient} other {# recipients}}`, with its values. */
export function say(words: ComposeWords, key: string, values: Record<string, string | number> = {}): string {
  return (words[key] ?? key)
    .replace(
      /\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/g,
      (_whole, name: string, one: string, other: string) =>
        (values[name] === 1 ? one : other).replace('#', String(values[name])),
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export interface ComposeChoices {
  locale: 'ja' | 'en'
  letterDate: string
  enclosures: { id: string; label: string }[]
  due: { value: string; label: string }[]
  groups: { id: string; name: string; count: number }[]
  kindSets: string[]
  places: { code: string; name: string }[]
}
