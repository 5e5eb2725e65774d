import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { roles } from '#core/policy/actor.ts'
import { can } from '#core/policy/policy.ts'
import { longInstant } from '#core/time/display-date.ts'
import { revokeKeyAction } from '#features/accounts/actions.ts'
import { type KeyLine, listKeysOf } from '#features/accounts/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { Button } from '#ui/button.tsx'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { readOrNotFound } from '../../office.ts'
import type { DoneQuery } from '../done-bar.tsx'
import { SettingsFrame, type SettingsDesk, settingsDesk } from '../settings-frame.tsx'
import { KeyForm } from './key-form.tsx'

type Query = DoneQuery & { organizationId?: string; after?: string }

/** APIキー: which systems act as this organization; a key itself is shown only once, when it is issued. */
export default async function KeysPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await settingsDesk()
  const query = await searchParams
  const { p, context, shell } = desk
  const mine = context.actor.organizationId
  const organizationId = query.organizationId ?? mine
  if (!organizationId || !isUuid(organizationId)) notFound()
  const view = await readOrNotFound(context, async (reader) => {
    const organization = await getOrganization(reader, organizationId)
    return { organization, page: await listKeysOf(reader, organization, { after: query.after, limit: 50 }) }
  })
  const base = `/settings/keys?organizationId=${organizationId}`
  return (
    <SettingsFrame
      desk={desk}
      title={p('keysTitle', { organization: view.organization.name })}
      sub={p('keysSub')}
      query={query}
      wide
    >
      <Keys desk={desk} keys={view.page.items} back={base} />
      <Pager
        label={p('keys')}
        summary={p('keysCount', { count: view.page.items.length })}
        {...(view.page.next ? { next: { href: `${base}&after=${view.page.next}`, label: shell('more') } } : {})}
      />
      {can(context.actor, 'key.keep', view.organization.relation) ? (
        <>
          <SectionHead title={p('issue')} />
          <KeyForm
            organizationId={organizationId}
            roles={roles.map((role) => ({ value: role, label: p(`roleOf.${role}`), hint: p(`roleHint.${role}`) }))}
            words={{
              name: p('keyName'),
              hint: p('keyNameHint'),
              role: p('role'),
              issue: p('issue'),
              busy: shell('busy'),
              title: p('keyOf', { name: '{name}' }),
              once: `${p('once')} ${p('keyUse')}`,
              copy: p('copy'),
              copied: p('copied'),
            }}
          />
        </>
      ) : null}
    </SettingsFrame>
  )
}

function Keys({ desk: { p, locale }, keys, back }: { desk: SettingsDesk; keys: KeyLine[]; back: string }) {
  const columns = [
    { key: 'name', label: p('keyName'), width: 'name' as const },
    { key: 'role', label: p('role'), double: true },
    { key: 'issued', label: p('issued') },
    { key: 'used', label: p('lastUsed') },
    { key: 'state', label: p('state') },
  ]
  return (
    <LedgerTable caption={p('keys')} columns={columns}>
      <LedgerBody>
        {keys.length === 0 ? (
          <EmptyRow span={columns.length} title={p('noKeysTitle')} sentence={p('noKeysText')} />
        ) : null}
        {keys.map((key) => (
          <LedgerRow key={key.id} struck={key.revokedAt !== null}>
            <NameCell name={key.name} />
            <Cell double nowrap>
              {p(`roleOf.${key.role}`)}
            </Cell>
            <Cell nowrap>{longInstant(key.createdAt, locale)}</Cell>
            <Cell nowrap>{key.lastUsedAt ? longInstant(key.lastUsedAt, locale) : p('never')}</Cell>
            <Cell nowrap>
              {key.revokedAt ? (
                p('revokedState')
              ) : (
                <form action={revokeKeyAction}>
                  <input type="hidden" name="keyId" value={key.id} />
                  <input type="hidden" name="back" value={back} />
                  <Button variant="quiet" size="sm" aria-label={p('revokeOf', { name: key.name })}>
                    {p('revoke')}
                  </Button>
                </form>
              )}
            </Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}
