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
    isReal:
      'これは見本ではないデータベースです。npm run demo では開けず、消すこともできません（ほかの SHUCHI_DATA_DIR を指定してください）。',
    clockBack: '見本の世界は {now} まで進んでいます。前の日付には戻せません（-- --reset で最初から）。',
    worldInterrupted: '前回、見本の世界の準備が途中で終わりました。最初から作り直します。',
    clockWrong: '日付として読めません： {at}　（例： -- --at 2023-06-12）',
    clockForbidden: 'SHUCHI_NOW は見本と試験でだけ使えます。npm start では外してください。',
    resetExternal: '-- --reset は内蔵のデータベースにだけ使えます（DATABASE_URL が指定されています）。',
    option: 'オプションを確かめてください： {detail}',
    alreadyRunning: 'このデータフォルダーはすでに使われています： {folder}　（動いているほうを終わらせてください）',
    portTaken: 'ポート {port} はほかのプログラムが使っています。PORT でほかの番号を指定してください。',
    portForbidden: 'ポート {port} を開く権限がありません。PORT で 1024 以上の番号を指定してください。',
    hostUnknown: '{host} では待ち受けられません。HOST を確かめてください。',
    webDied: '画面のプログラムが起動の途中で終わりました。上の記録を確かめてください。',
    buildWaiting: 'ほかの起動が画面を組み立てています。待っています…',
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
    isReal: 'This is not a demo database; npm run demo neither opens nor resets it (give it another SHUCHI_DATA_DIR).',
    clockBack: 'The sample world stands at {now}; it cannot go back (-- --reset starts anew).',
    worldInterrupted: 'The sample world was cut off while it was made; making it anew.',
    clockWrong: 'This is not a date: {at}  (for example -- --at 2023-06-12)',
    clockForbidden: 'SHUCHI_NOW is for the demo and tests only; npm start refuses it.',
    resetExternal: '-- --reset is for the embedded database only (DATABASE_URL is set).',
    option: 'Please check the options: {detail}',
    alreadyRunning: 'This data folder is already in use: {folder}  (stop the one that runs)',
    portTaken: 'Another program uses port {port}; give another one with PORT.',
    portForbidden: 'There is no right to open port {port}; give one from 1024 with PORT.',
    hostUnknown: 'Cannot listen on {host}; please check HOST.',
    webDied: 'The web process ended while it started; see above.',
    buildWaiting: 'Another start is building the pages; waiting…',
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
