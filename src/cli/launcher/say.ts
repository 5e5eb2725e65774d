/** What the launcher says on the terminal: Japanese where the terminal's language is, else English. */
import { terminalLocale } from '#server/env.ts'

const sentences = {
  ja: {
    database: 'データベースを用意しています…',
    build: '画面を組み立てています（初回は 30秒ほど）…',
    world: '見本の世界を用意しています…',
    web: '起動しています…',
    ready: '開きました： {address}　（終わるときは Ctrl-C）',
    setup: '初期設定コード： {code}　{address}/setup を開いて入力してください',
    accounts: '見本のアカウント（パスワードはどれも {password}）：',
    isDemo: 'これは見本のデータベースです。npm start では使えません（npm run demo で開いてください）。',
    clockBack: '見本の世界は {now} まで進んでいます。前の日付には戻せません（-- --reset で最初から）。',
  },
  en: {
    database: 'Preparing the database…',
    build: 'Building the pages (about 30 seconds the first time)…',
    world: 'Preparing the sample world…',
    web: 'Starting…',
    ready: 'Open {address}  (Ctrl-C stops everything)',
    setup: 'Setup code: {code}  Open {address}/setup and enter it',
    accounts: 'Sample accounts (the password of each is {password}):',
    isDemo: 'This is a demo database; npm start does not use it (open it with npm run demo).',
    clockBack: 'The sample world stands at {now}; it cannot go back (-- --reset starts anew).',
  },
} as const

type Sentence = keyof (typeof sentences)['ja']

/** Japanese where LC_ALL, LC_MESSAGES or LANG (in this order) begins with ja. A wrong setting elsewhere must not hide the sentence about it. */
export function terminalLanguage(): 'ja' | 'en' {
  return terminalLocale().startsWith('ja') ? 'ja' : 'en'
}

export function sentence(key: Sentence, values: Record<string, string> = {}): string {
  return fill(sentences[terminalLanguage()][key], values)
}

/** Puts values into the `{places}` of a sentence. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

export function say(key: Sentence, values: Record<string, string> = {}): void {
  console.log(sentence(key, values))
}
