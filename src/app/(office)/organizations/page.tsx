import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { listPrefectures } from '#features/organizations/directory.ts'
import { listOrganizations } from '#features/organizations/queries.ts'
import { kinds } from '#features/organizations/schema.ts'
import { sentenceOf } from '#messages/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Chips } from '#ui/chips.tsx'
import { Pager } from '#ui/pager.tsx'
import { readOrNotFound } from '../office.ts'
import { type DirectoryDesk, DirectoryFrame, directoryDesk } from './directory-frame.tsx'
import { FiltersForm } from './filters.tsx'
import { Organizations } from './organizations.tsx'
import { Tree } from './tree.tsx'

type Query = Partial<
  Record<'q' | 'kind' | 'prefecture' | 'on' | 'parentId' | 'view' | 'after' | 'done' | 'problem', string | string[]>
>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.slice(0, 200)

/** 組織・宛先: the directory as it was on a day, as a list to search in or as a tree to walk through. */
export default async function OrganizationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await directoryDesk()
  const query = await searchParams
  const { d, context, locale } = desk
  const clock = await context.read(async (reader) => ({
    today: reader.today,
    prefectures: await listPrefectures(reader),
  }))
  const day = dayOf(one(query.on), clock.today)
  const filters = {
    q: one(query.q) ?? '',
    kind: kinds.find((kind) => kind === one(query.kind)) ?? '',
    prefecture: clock.prefectures.find((each) => each.code === one(query.prefecture))?.code ?? '',
    on: day.typed,
  }
  const isTree = one(query.view) === 'tree' && context.actor.organizationId !== null
  return (
    <DirectoryFrame
      desk={desk}
      title={d('title')}
      sub={day.date ? d('sub', { date: longDate(day.date, locale) }) : d('subAll')}
      actions={
        can(context.actor, 'organization.create', 'below') && context.actor.organizationId ? (
          <ButtonLink icon="plus" href={`/organizations/new?parentId=${context.actor.organizationId}`}>
            {d('create')}
          </ButtonLink>
        ) : undefined
      }
      query={query.done ? { done: one(query.done) ?? '' } : {}}
      wide
    >
      <Chips
        label={d('view')}
        items={[
          { href: '/organizations', label: d('list'), pressed: !isTree },
          ...(context.actor.organizationId
            ? [
                { href: '/organizations?view=tree', label: d('tree'), pressed: isTree },
                { href: '/organizations/groups', label: d('groups') },
              ]
            : []),
        ]}
      />
      {isTree ? (
        <Tree desk={desk} id={idOr(one(query.parentId), context.actor.organizationId)} on={day.date} />
      ) : (
        <>
          <FiltersForm
            desk={desk}
            action="/organizations"
            filters={filters}
            prefectures={clock.prefectures}
            error={day.problem ? sentenceOf(locale, { field: 'on', code: day.problem }) : undefined}
          />
          <List desk={desk} filters={filters} on={day.date} parentId={one(query.parentId)} after={one(query.after)} />
        </>
      )}
    </DirectoryFrame>
  )
}

/** Today when nothing was said, any day when the field was emptied, or what is wrong with the day. */
function dayOf(typed: string | undefined, today: CalendarDate) {
  if (typed === undefined) return { typed: today, date: today }
  if (typed.trim() === '') return { typed: '', date: undefined }
  const parsed = parseDate(typed)
  return parsed.ok ? { typed, date: parsed.date } : { typed, date: today, problem: parsed.reason }
}

function idOr(id: string | undefined, otherwise: string | null): string {
  return id && isUuid(id) ? id : (otherwise ?? '')
}

type ListProps = {
  desk: DirectoryDesk
  filters: { q: string; kind: string; prefecture: string; on: string }
  on: CalendarDate | undefined
  parentId: string | undefined
  after: string | undefined
}

async function List({ desk, filters, on, parentId, after }: ListProps) {
  const { d, shell, context } = desk
  const page = await readOrNotFound(context, (reader) =>
    listOrganizations(reader, {
      q: filters.q,
      kind: filters.kind || undefined,
      prefectureCode: filters.prefecture || undefined,
      parentId: parentId && isUuid(parentId) ? parentId : undefined,
      on,
      after,
      limit: 50,
    }),
  )
  const next = new URLSearchParams({ ...filters, ...(parentId ? { parentId } : {}), after: page.next ?? '' })
  return (
    <>
      <Organizations desk={desk} items={page.items} />
      <Pager
        label={d('title')}
        summary={d('count', { count: page.items.length })}
        {...(page.next ? { next: { href: `/organizations?${next}`, label: shell('more') } } : {})}
      />
    </>
  )
}
