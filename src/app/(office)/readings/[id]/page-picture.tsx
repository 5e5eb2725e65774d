import { classNames } from '#ui/class-names.ts'
import { type Box, boxesOf, type Mark } from './page-marks.ts'

type PagePictureProps = {
  source: string
  name: string
  size: { width: number; height: number }
  places: (Box & { start: number; end: number })[]
  page: number
  marks: readonly Mark[]
}

/** The picture that was received, with what was read in it marked where it stands. */
export function PagePicture({ source, name, size, places, page, marks }: PagePictureProps) {
  return (
    <div className="sheet-picture">
      {/* biome-ignore lint/performance/noImgElement: the original goes out as it was received, nothing may make another of it */}
      <img src={source} alt={name} />
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
        {boxesOf(places, page, marks).map(({ mark, boxes }) => (
          <a
            key={mark.key}
            href={`#${mark.control}`}
            tabIndex={-1}
            data-marks={mark.key}
            className={classNames('mk-box', mark.isDoubtful && 'mk-box-ask')}
          >
            {boxes.map(({ left, top, width, height }) => (
              <rect key={`${left}/${top}`} x={left} y={top} width={width} height={height} />
            ))}
          </a>
        ))}
      </svg>
    </div>
  )
}
