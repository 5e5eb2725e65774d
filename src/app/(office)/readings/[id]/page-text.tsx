import { classNames } from '#ui/class-names.ts'
import { type Mark, stretchesOf } from './page-marks.ts'

type PageTextProps = { text: string; page: number; file: number; marks: readonly Mark[]; goto: string }

/** The text of a page as it came, what was read in it lightly marked; a press on a mark leads to its field. */
export function PageText({ text, page, file, marks, goto }: PageTextProps) {
  return (
    <div className="sheet" lang="ja">
      {stretchesOf(text, page, marks).map((stretch, at) => {
        const [first] = stretch.marks
        if (!first) return <span key={at}>{stretch.text}</span>
        return (
          <a
            key={at}
            href={`#${first.control}`}
            tabIndex={-1}
            title={goto}
            data-marks={stretch.marks.map(({ key }) => key).join(' ')}
            className={classNames('mk', stretch.marks.some(({ isDoubtful }) => isDoubtful) && 'mk-ask')}
          >
            {stretch.opens.map(({ key }) => (
              <span key={key} id={`at-${file}-${page}-${key}`} />
            ))}
            {stretch.text}
            {stretch.closes.map(({ key, no }) =>
              no === null ? null : (
                <i key={key} aria-hidden="true">
                  {no}
                </i>
              ),
            )}
          </a>
        )
      })}
    </div>
  )
}
