import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { closingDaysOf } from '#features/organizations/directory.ts'
import { type OrganizationDetail, organizationOf, organizations } from '#features/organizations/queries.ts'
import { runTogether } from '#server/statement.ts'
import { ButtonLink } from '#ui/button.tsx'
import { WithDrawer } from '#ui/drawer.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { readOrNotFound } from '../../office.ts'
import {
  type DirectoryDesk,
  DirectoryFrame,
  directoryDesk,
  type DoneQuery,
  kindWord,
  periodWord,
} from '../directory-frame.tsx'
import { Organizations } from '../organizations.tsx'
import { Calendar } from './calendar.tsx'
import { PostDrawer } from './post-drawer.tsx'
import { Posts } from './posts.tsx'

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<DoneQuery & { desk?: string }> }

/** One organization: what it is, its desks, its closing days, what lies below. */
export default async function OrganizationPage({ params, searchParams }: PageProps) {
  const desk = await directoryDesk()
  const { id } = await params
  const query = await searchParams
  if (!isUuid(id)) notFound()
  const { d, context } = desk
  const view = await readOrNotFound(context, (reader) =>
    runTogether(reader, {
      organization: organizationOf(reader, id),
      closing: closingDaysOf(id),
      below: organizations(reader, { parentId: id, on: reader.today, limit: 20 }),
    }),
  )
  const { organization } = view
  const mayEdit = can(context.actor, 'organization.edit', organization.relation)
  const opened = organization.posts.find((post) => post.id === query.desk)
  return (
    <DirectoryFrame
      desk={desk}
      parents={[]}
      title={<span lang="ja">{organization.name}</span>}
      sub={<span lang="ja">{organization.kana}</span>}
      actions={<Actions desk={desk} organization={organization} mayEdit={mayEdit} />}
      query={query}
      wide
    >
      <WithDrawer
        drawer={
          mayEdit && (opened || query.desk === 'new') ? (
            <PostDrawer desk={desk} organizationId={id} post={opened} closeHref={`/organizations/${id}`} />
          ) : undefined
        }
      >
        <KeyValue columns={2} rows={rowsOf(desk, organization)} />
        <Posts desk={desk} organization={organization} mayEdit={mayEdit} open={opened?.id} />
        <Calendar desk={desk} organizationId={id} closing={view.closing} mayEdit={mayEdit} />
        {view.below.items.length > 0 ? (
          <>
            <SectionHead
              title={d('below')}
              action={<a href={`/organizations?view=tree&parentId=${id}`}>{d('tree')}</a>}
            />
            <Organizations desk={desk} items={view.below.items} />
            {view.below.next ? (
              <p>
                <a href={`/organizations?parentId=${id}`}>{d('seeBelow')}</a>
              </p>
            ) : null}
          </>
        ) : null}
      </WithDrawer>
    </DirectoryFrame>
  )
}

function rowsOf(desk: DirectoryDesk, organization: OrganizationDetail) {
  const { d } = desk
  const { code, parentId, parentName } = organization
  return [
    { term: d('kind'), value: kindWord(desk, organization.kind) },
    {
      term: d('code'),
      value: (
        <>
          {code}
          <span className="ink2">
            　{/^\d{6}$/.test(code) ? d('checkDigit', { digit: code.slice(5) }) : d('ownCode')}
          </span>
        </>
      ),
    },
    {
      term: d('parent'),
      value: parentId ? (
        <a href={`/organizations/${parentId}`} lang="ja">
          {parentName}
        </a>
      ) : (
        d('noParent')
      ),
    },
    { term: d('period'), value: periodWord(desk, organization) },
  ]
}

type ActionsProps = { desk: DirectoryDesk; organization: OrganizationDetail; mayEdit: boolean }

function Actions({ desk: { d, context }, organization: { id, relation }, mayEdit }: ActionsProps) {
  const mayCreate = can(context.actor, 'organization.create', relation === 'own' ? 'below' : relation)
  return (
    <>
      {can(context.actor, 'user.list', relation) ? (
        <ButtonLink variant="quiet" href={`/settings/people?organizationId=${id}`}>
          {d('people')}
        </ButtonLink>
      ) : null}
      {can(context.actor, 'key.keep', relation) ? (
        <ButtonLink variant="quiet" href={`/settings/keys?organizationId=${id}`}>
          {d('keys')}
        </ButtonLink>
      ) : null}
      {can(context.actor, 'audit.read', relation) ? (
        <ButtonLink variant="quiet" href={`/audit?organizationId=${id}`}>
          {d('records')}
        </ButtonLink>
      ) : null}
      {mayCreate ? (
        <ButtonLink variant="quiet" icon="plus" href={`/organizations/new?parentId=${id}`}>
          {d('create')}
        </ButtonLink>
      ) : null}
      {mayEdit ? <ButtonLink href={`/organizations/${id}/edit`}>{d('edit')}</ButtonLink> : null}
    </>
  )
}
