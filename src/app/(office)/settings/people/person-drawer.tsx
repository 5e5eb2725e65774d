import type { ReactNode } from 'react'
import { roles } from '#core/policy/actor.ts'
import { type Action, can, type Relation } from '#core/policy/policy.ts'
import {
  changeRoleAction,
  disableUserAction,
  enableUserAction,
  endMembershipAction,
} from '#features/accounts/actions.ts'
import type { UserLine } from '#features/accounts/queries.ts'
import { Drawer, DrawerSection } from '#ui/drawer.tsx'
import { Form, PickGroup } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { SettingsDesk } from '../settings-frame.tsx'
import { ResetForm } from './reset-form.tsx'

type DrawerProps = { desk: SettingsDesk; person: UserLine; relation: Relation; closeHref: string }

/** One person beside the list: role, initial password, end of the role here, end of the account. */
export function PersonDrawer({ desk, person, relation, closeHref }: DrawerProps) {
  const { p, context } = desk
  const isSelf = person.id === context.actor.id
  return (
    <Drawer title={person.name} sub={person.email} closeHref={closeHref} closeLabel={p('close')}>
      {isSelf ? (
        <DrawerSection title={p('account')}>
          <p>{p('isYou')}</p>
          <p>
            <a href="/settings/account">{p('toAccount')}</a>
          </p>
        </DrawerSection>
      ) : (
        <>
          {can(context.actor, 'user.change-role', relation) ? (
            <RoleForms desk={desk} person={person} back={closeHref} />
          ) : null}
          {relation === 'below' && !context.actor.isSystemAdministrator ? (
            <p className="hint">{p('notYours')}</p>
          ) : null}
          <AccountForms desk={desk} person={person} relation={relation} back={closeHref} />
        </>
      )}
    </Drawer>
  )
}

type FormsProps = { desk: SettingsDesk; person: UserLine; back: string }

function RoleForms({ desk: { p, shell }, person, back }: FormsProps) {
  return (
    <>
      <DrawerSection title={p('changeRole')}>
        <Form action={changeRoleAction}>
          <Hidden person={person} back={back} />
          <PickGroup
            name="role"
            stacked
            label={p('role')}
            hint={p('changeRoleText')}
            value={person.role}
            options={roles.map((role) => ({ value: role, label: p(`roleOf.${role}`), hint: p(`roleHint.${role}`) }))}
          />
          <div>
            <SubmitButton variant="primary" busyLabel={shell('busy')}>
              {p('changeRole')}
            </SubmitButton>
          </div>
        </Form>
      </DrawerSection>
      <Press title={p('endMembership')} text={p('endMembershipText')}>
        <form action={endMembershipAction}>
          <Hidden person={person} back={back} />
          <SubmitButton variant="quiet" busyLabel={shell('busy')}>
            {p('endMembership')}
          </SubmitButton>
        </form>
      </Press>
    </>
  )
}

/** The whole account is this manager's only when it has no role elsewhere. */
function AccountForms({ desk, person, relation, back }: FormsProps & { relation: Relation }) {
  const { p, shell, context } = desk
  const isGuarded = person.isSystemAdministrator || person.isAuditor
  const isAdministrator = context.actor.isSystemAdministrator
  const may = (action: Action) =>
    isAdministrator || (can(context.actor, action, relation) && person.otherRoles === 0 && !isGuarded)
  if (!may('user.disable')) return person.otherRoles > 0 ? <p className="hint">{p('disableElsewhere')}</p> : null
  return (
    <>
      {person.disabledAt ? null : (
        <Press title={p('newPassword')} text={p('newPasswordText')}>
          <ResetForm
            userId={person.id}
            words={{
              submit: p('newPassword'),
              busy: shell('busy'),
              title: p('initialPasswordOf', { name: person.name, email: person.email }),
              once: p('once'),
              copy: p('copy'),
              copied: p('copied'),
            }}
          />
        </Press>
      )}
      <Press
        title={p(person.disabledAt ? 'enable' : 'disable')}
        text={p(person.disabledAt ? 'enableText' : 'disableText')}
      >
        <form action={person.disabledAt ? enableUserAction : disableUserAction}>
          <Hidden person={person} back={back} />
          <SubmitButton variant="quiet" busyLabel={shell('busy')}>
            {p(person.disabledAt ? 'enable' : 'disable')}
          </SubmitButton>
        </form>
      </Press>
    </>
  )
}

function Press({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <DrawerSection title={title}>
      <p className="hint">{text}</p>
      {children}
    </DrawerSection>
  )
}

function Hidden({ person, back }: { person: UserLine; back: string }) {
  return (
    <>
      <input type="hidden" name="userId" value={person.id} />
      <input type="hidden" name="organizationId" value={person.organizationId} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
