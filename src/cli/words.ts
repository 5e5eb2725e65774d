/** What the commands say on the terminal. Everything here goes to stderr; stdout belongs to the result. */
import { fill, terminalLanguage } from './launcher/say.ts'

const sentences = {
  ja: {
    folder: 'データフォルダー： {folder}',
    starting: 'データベースを起動しています…',
    usage: '使い方：',
    unknown: 'このコマンドはありません： {name}',
    wrongOption: 'オプションを確かめてください： {detail}',
    failed: '実行できませんでした： {detail}',
    password: 'パスワード（12文字以上、画面には出ません）： ',
    passwordMissing: 'パスワードを標準入力から渡してください（1行）。',
    passwordMade: 'パスワード（この1回だけ表示します）： {password}',
    alreadySetUp: 'すでに初期設定が済んでいます。利用者を増やすときは user add をお使いください。',
    setUp: '初期設定が済みました。{email} でサインインできます。',
    userAdded: '{email} を {organization} に登録しました。',
    unknownOrganization: '機関コードが見つかりません： {code}',
    tokenMade: 'APIキー（この1回だけ表示します）：',
    notEmpty: 'このデータベースには記録があります。world は、空のものか、world が満たしたものにだけ使えます。',
    worldOrganizations: '機関 {done} / {total}',
    worldDistribution: '配布 {done} / {total}（{recipients} 宛先、{seconds} 秒）',
    worldAnalyze: '統計を整えています…',
    readPage: '{name}: {page}/{pages} ページを画像から読み取っています…',
    readScanned: '{pages} ページは画像からの読み取り（OCR）です。内容を原稿と見比べて確かめてください。',
    readScript: 'スクリプトなどの仕掛けがあります。読み取りでは動かしていません。',
    readLeftOut: '終わりの {pages} ページは読み取っていません。分けて読み込んでください。',
    readDamaged: '{pages} ページは壊れていて読めません。',
    worldDone: '機関 {recipients}、配布 {distributions} がそろいました（{seconds} 秒）。',
  },
  en: {
    folder: 'Data folder: {folder}',
    starting: 'Starting the database…',
    usage: 'usage:',
    unknown: 'There is no such command: {name}',
    wrongOption: 'Please check the options: {detail}',
    failed: 'Could not run: {detail}',
    password: 'Password (12 characters or more, not shown): ',
    passwordMissing: 'Please give the password on standard input (one line).',
    passwordMade: 'Password (shown this once only): {password}',
    alreadySetUp: 'This installation is already set up. Use user add for further people.',
    setUp: 'Set up. {email} can sign in now.',
    userAdded: '{email} was added to {organization}.',
    unknownOrganization: 'No organization has this code: {code}',
    tokenMade: 'API key (shown this once only):',
    notEmpty: 'This database holds records; world only fills an empty one or one it filled itself.',
    worldOrganizations: 'organizations {done} / {total}',
    worldDistribution: 'distribution {done} / {total} ({recipients} recipients, {seconds} s)',
    worldAnalyze: 'Gathering statistics…',
    readPage: '{name}: reading page {page} of {pages} from its picture…',
    readScanned: '{pages} page(s) were read from pictures (OCR). Compare them with the original.',
    readScript: 'The file carries script or actions; they were not run.',
    readLeftOut: 'The last {pages} page(s) were not read. Split the file.',
    readDamaged: '{pages} page(s) are damaged and could not be read.',
    worldDone: '{recipients} organizations and {distributions} distributions are there ({seconds} s).',
  },
} as const

export type Sentence = keyof (typeof sentences)['ja']

export function phrase(key: Sentence, values: Record<string, string> = {}): string {
  return fill(sentences[terminalLanguage()][key], values)
}

/** A message beside the result, on stderr. */
export function note(key: Sentence, values: Record<string, string> = {}): void {
  console.error(phrase(key, values))
}
