import type { Words } from '#messages/words.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import type { Office } from '../../office.ts'
import { problemWords } from '../../problem-words.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'

const doneKeys = ['edited', 'version', 'arrival', 'linked', 'unlinked', 'attached', 'fileRemoved', 'withdrawn'] as const

type NoticeResultProps = {
  office: Pick<Office, 't' | 'locale'>
  say: Words<'notice'>
  query: ResultQuery & { file?: string }
}

/** What the last press on the page of a letter did; a refused file is named. */
export function NoticeResult({ office, say, query }: NoticeResultProps) {
  const done = doneKeys.find((key) => key === query.done)
  if (done) return <NoticeBar kind="good">{say(`done_${done}`)}</NoticeBar>
  if (query.problem && query.file) {
    const reason = problemWords(office.locale, { ...query, problem: query.problem })
    return <NoticeBar kind="bad">{say('fileRefused', { name: query.file, reason })}</NoticeBar>
  }
  return <ResultBar office={office} query={query} />
}
