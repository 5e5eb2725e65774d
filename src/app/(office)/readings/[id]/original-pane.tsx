import type { ReadingFile } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { type LetterView, marksOf } from './letter-view.ts'
import type { Box } from './page-marks.ts'
import { PagePicture } from './page-picture.tsx'
import { PageText } from './page-text.tsx'

export interface ReadPage {
  /** position of the file */
  file: number
  page: number
  text: string
  isScan: boolean
  size: { width: number; height: number } | null
  places: (Box & { start: number; end: number })[]
}

type OriginalPaneProps = {
  readingId: string
  say: Words<'reading'>
  files: ReadingFile[]
  pages: ReadPage[]
  letters: LetterView[]
  hidden: number
}

/** Left: the pages as they came, in order, in a pane of their own. */
export function OriginalPane({ readingId, say, files, pages, letters, hidden }: OriginalPaneProps) {
  const marks = new Map(files.map(({ position }) => [position, marksOf(letters, position)]))
  return (
    <div className="read-original">
      <div className="pgbar">
        <h2 className="vh">{say('original')}</h2>
        <span className="ink2">
          {say('pageLegend')}　<span className="mk mk-ask">{say('pageLegendAsk')}</span>
          {say('pageLegendText')}
        </span>
        <span className="end">
          {files.map(({ position, name, sha256 }) =>
            sha256 === null ? null : (
              <a key={position} href={`/readings/${readingId}/files/${position}`} download={name}>
                {say('openOriginal')}
                <span className="vh">{name}</span>
              </a>
            ),
          )}
        </span>
      </div>
      <section className="desk" tabIndex={pages.length === 0 ? undefined : 0} aria-label={say('original')}>
        {pages.map((one) => (
          <div key={`${one.file}/${one.page}`}>
            <h3>
              {say('pageOf', { file: files[one.file]?.name ?? '', page: one.page })}
              {one.isScan ? `　${say('pageScan')}` : ''}
            </h3>
            {one.size !== null && isShownByBrowsers(files[one.file]) ? (
              <PagePicture
                source={`/readings/${readingId}/files/${one.file}`}
                name={files[one.file]?.name ?? ''}
                size={one.size}
                places={one.places}
                page={one.page}
                marks={marks.get(one.file) ?? []}
              />
            ) : null}
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

function isShownByBrowsers(file: ReadingFile | undefined): boolean {
  return file?.kind === 'png' || file?.kind === 'jpeg'
}
