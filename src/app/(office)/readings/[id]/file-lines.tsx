import type { ReadingFile } from '#features/readings/reading.ts'
import { type Language, sentenceOf, type Words } from '#messages/words.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'

type FailedFilesProps = { locale: Language; say: Words<'reading'>; files: ReadingFile[]; isAll: boolean }

/** Files that could not be read, each with its reason and what can be done; the others go on. */
export function FailedFiles({ locale, say, files, isAll }: FailedFilesProps) {
  const failed = files.filter(({ problem }) => problem !== null)
  if (failed.length === 0) return null
  return (
    <NoticeBar kind="warn" live={false}>
      <b>{say('failedTitle')}</b>
      <ul>
        {failed.map(({ position, name, problem }) => (
          <li key={position}>
            <b>{name}</b>　{problem ? sentenceOf(locale, { field: '', ...problem }) : null}
          </li>
        ))}
      </ul>
      {isAll ? null : (
        <p>
          {say('failedRest')}
          {say('failedHelp')}
        </p>
      )}
    </NoticeBar>
  )
}

/** 文字情報あり・4ページ・SHA-256 9c41… of what was read. */
export function fileWords(say: Words<'reading'>, files: readonly ReadingFile[]): string {
  const [first, ...rest] = files.filter(({ problem }) => problem === null)
  if (!first) return ''
  const pages = [first, ...rest].reduce((sum, one) => sum + (one.pages ?? 0), 0)
  const isScan = [first, ...rest].some(({ notes }) => notes.some(({ code }) => code === 'scanned'))
  return [
    say(isScan ? 'asScan' : 'asText'),
    say('pagesOf', { count: pages }),
    ...(rest.length === 0 && first.sha256 ? [say('digest', { start: first.sha256.slice(0, 8) })] : []),
  ].join('・')
}

export function fileNames(say: Words<'reading'>, files: readonly ReadingFile[]): string {
  const [first, ...rest] = files
  if (!first) return ''
  return rest.length === 0 ? first.name : say('filesOf', { name: first.name, count: rest.length })
}
