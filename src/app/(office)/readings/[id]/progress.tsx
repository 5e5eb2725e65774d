import type { ReadingFile } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { Refresher } from '#ui/refresher.tsx'

type ProgressProps = { say: Words<'reading'>; files: ReadingFile[]; address: string }

/** How far the reading is, file by file and page by page; told aloud, and without a script by a press. */
export function Progress({ say, files, address }: ProgressProps) {
  return (
    <>
      <p className="t14 ink2">{say('workingText')}</p>
      <div className="progress" role="status">
        {files.map((file) => (
          <label key={file.position}>
            <span>{wordsFor(say, file)}</span>
            <progress max={file.pages ?? undefined} value={file.pages === null ? undefined : file.pagesRead} />
          </label>
        ))}
      </div>
      <Refresher everyMs={1000} />
      <noscript>
        <p>
          <a href={address}>{say('again')}</a>
        </p>
      </noscript>
    </>
  )
}

function wordsFor(say: Words<'reading'>, { name, pages, pagesRead }: ReadingFile): string {
  if (pages === null) return say('progressOpen', { name })
  return pagesRead >= pages ? say('progressDone', { name, pages }) : say('progressOf', { name, page: pagesRead, pages })
}
