import { endPostAction } from '#features/organizations/actions.ts'
import type { OrganizationDetail } from '#features/organizations/queries.ts'
import { Drawer, DrawerSection } from '#ui/drawer.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { DirectoryDesk } from '../directory-frame.tsx'
import { PostForm } from './post-form.tsx'

type PostDrawerProps = {
  desk: DirectoryDesk
  organizationId: string
  post: OrganizationDetail['posts'][number] | undefined
  closeHref: string
}

/** One desk beside the list: its fields, and its end. Without a desk, a new one. */
export function PostDrawer({ desk: { d, shell }, organizationId, post, closeHref }: PostDrawerProps) {
  return (
    <Drawer title={post ? d('editDeskTitle') : d('addDesk')} closeHref={closeHref} closeLabel={d('close')}>
      <DrawerSection title={post?.name ?? d('newDesk')}>
        <PostForm
          key={post?.id ?? 'new'}
          organizationId={organizationId}
          post={post}
          back={closeHref}
          words={{
            name: d('deskName'),
            nameHint: d('deskNameHint'),
            email: d('mail'),
            telephone: d('telephone'),
            fax: d('fax'),
            optional: shell('optional'),
            save: post ? d('save') : d('addDesk'),
            busy: shell('busy'),
            now: d('staleNow'),
          }}
        />
      </DrawerSection>
      {post ? (
        <DrawerSection title={d('endDesk')}>
          <p className="hint">{d('endDeskText')}</p>
          <form action={endPostAction}>
            <input type="hidden" name="postId" value={post.id} />
            <input type="hidden" name="back" value={closeHref} />
            <SubmitButton variant="quiet" busyLabel={shell('busy')}>
              {d('endDesk')}
            </SubmitButton>
          </form>
        </DrawerSection>
      ) : null}
    </Drawer>
  )
}
