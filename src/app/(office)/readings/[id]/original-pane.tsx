import type { ReadingFile } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { type LetterView, marksOf } from './letter-view.ts'
import { PageText } from './page-text.tsx'

export interface ReadPage {
  /** position of the file */
  file: number
  page: number
  text: string
  isScan: boolean
}

type OriginalPaneProps = {
  say: Words<'reading'>
  files: ReadingFile[]
  pages: ReadPage[]
  letters: LetterView[]
  hidden: number
}

/** Left: the pages as they came, in order, in a pane of their own. */
export function OriginalPane({ say, files, pages, letters, hidden }: OriginalPaneProps) {
  const marks = new Map(files.map(({ position }) => [position, marksOf(letters, position)]))
  return (
    <div className="read-original">
      <div className="pgbar">
        <h2 className="vh">{say('original')}</h2>
        <span className="ink2">
          {say('pageLegend')}　<span className="mk mk-ask">{say('pageLegendAsk')}</span>
          {say('pageLegendText')}
        </span>
      </div>
      <section className="desk" tabIndex={pages.length === 0 ? undefined : 0} aria-label={say('original')}>
        {pages.map((one) => (
          <div key={`${one.file}/${one.page}`}>
            <h3>
              {say('pageOf', { file: files[one.file]?.name ?? '', page: one.page })}
              {one.isScan ? `　${say('pageScan')}` : ''}
            </h3>
            <PageText
              text={one.text}
              page={one.page}
              file={one.file}
              marks={marks.get(one.file) ?? []}
              goto={say('goto')}
            />
          </div>
        ))}
        {hidden > 0 ? <p className="t14 ink2">{say('pagesHidden', { count: hidden })}</p> : null}
      </section>
    </div>
  )
}
