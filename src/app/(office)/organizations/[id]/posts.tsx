import type { OrganizationDetail } from '#features/organizations/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import type { DirectoryDesk } from '../directory-frame.tsx'

type PostsProps = {
  desk: DirectoryDesk
  organization: OrganizationDetail
  mayEdit: boolean
  open: string | undefined
}

/** 窓口 of an organization, with the way to reach each. */
export function Posts({ desk: { d }, organization, mayEdit, open }: PostsProps) {
  const at = (desk: string) => `/organizations/${organization.id}?desk=${desk}`
  const columns = [
    { key: 'name', label: d('deskName'), width: 'name' as const },
    { key: 'mail', label: d('mail'), double: true },
    { key: 'telephone', label: d('telephone') },
    { key: 'fax', label: d('fax') },
  ]
  return (
    <>
      <SectionHead
        title={d('desks')}
        {...(mayEdit
          ? {
              action: (
                <ButtonLink size="sm" variant="quiet" icon="plus" href={at('new')}>
                  {d('addDesk')}
                </ButtonLink>
              ),
            }
          : {})}
      />
      <LedgerTable caption={d('desks')} columns={columns}>
        <LedgerBody>
          {organization.posts.length === 0 ? (
            <EmptyRow span={columns.length} title={d('noDesks')} sentence={d('noDesksText')} />
          ) : null}
          {organization.posts.map((post) => (
            <LedgerRow key={post.id} open={post.id === open}>
              <NameCell name={<span lang="ja">{post.name}</span>} {...(mayEdit ? { href: at(post.id) } : {})} />
              <Cell double>{post.email}</Cell>
              <Cell nowrap>{post.telephone}</Cell>
              <Cell nowrap>{post.fax}</Cell>
            </LedgerRow>
          ))}
        </LedgerBody>
      </LedgerTable>
    </>
  )
}
