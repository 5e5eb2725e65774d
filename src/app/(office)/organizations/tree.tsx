import type { CalendarDate } from '#core/time/calendar-date.ts'
import { getTreePlace } from '#features/organizations/directory.ts'
import { readOrNotFound } from '../office.ts'
import { type DirectoryDesk, kindWord } from './directory-frame.tsx'

type TreeProps = { desk: DirectoryDesk; id: string; on: CalendarDate | undefined }

/** A place in the tree: the way up, the organization itself, and what lies directly below, each a step further. */
export async function Tree({ desk, id, on }: TreeProps) {
  const { d, context } = desk
  const place = await readOrNotFound(context, (reader) => getTreePlace(reader, id, on))
  const here = (
    <div className="tree-node tree-here">
      <a href={`/organizations/${place.here.id}`} lang="ja" aria-current="true">
        {place.here.name}
      </a>
      <span className="ink2">{kindWord(desk, place.here.kind)}</span>
    </div>
  )
  return (
    <nav className="tree" aria-label={d('tree')}>
      {place.above.map((step) => (
        <div key={step.id} className="tree-node">
          <a href={`/organizations?view=tree&parentId=${step.id}`} lang="ja">
            {step.name}
          </a>
        </div>
      ))}
      {here}
      {place.below.length === 0 ? <p className="ink2 tree-node">{d('noBelow')}</p> : null}
      <ul className="tree-below">
        {place.below.map((line) => (
          <li key={line.id} className="tree-node">
            <a href={`/organizations/${line.id}`} lang="ja">
              {line.name}
            </a>
            <span className="ink2">{kindWord(desk, line.kind)}</span>
            {line.childCount > 0 ? (
              <a href={`/organizations?view=tree&parentId=${line.id}`}>{d('belowCount', { count: line.childCount })}</a>
            ) : null}
          </li>
        ))}
      </ul>
      {place.isCut ? (
        <p className="hint">
          {d('cut', { count: place.below.length })}{' '}
          <a href={`/organizations?parentId=${place.here.id}`}>{d('seeBelow')}</a>
        </p>
      ) : null}
    </nav>
  )
}
