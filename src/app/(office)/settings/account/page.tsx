import { browserName } from '#core/text/browser-name.ts'
import { longInstant } from '#core/time/display-date.ts'
import { endSessionAction } from '#features/accounts/actions.ts'
import { getOwnAccount } from '#features/accounts/queries.ts'
import { Button } from '#ui/button.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { readOrNotFound } from '../../office.ts'
import type { DoneQuery } from '../done-bar.tsx'
import { PasswordForm } from '../password/password-form.tsx'
import { passwordWords } from '../password/password-words.ts'
import { SettingsFrame, type SettingsDesk, settingsDesk } from '../settings-frame.tsx'
import { NameForm } from './name-form.tsx'

type Account = Awaited<ReturnType<typeof getOwnAccount>>

/** 自分のアカウント: name, language, password, and where one is signed in. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<DoneQuery> }) {
  const desk = await settingsDesk()
  const query = await searchParams
  const account = await readOrNotFound(desk.context, getOwnAccount)
  const { p, signedIn, locale, shell } = desk
  const before = account.signInBefore
  return (
    <SettingsFrame desk={desk} title={p('account')} query={query}>
      <KeyValue
        rows={[
          { term: p('email'), value: account.email },
          {
            term: p('memberships'),
            value: signedIn.memberships
              .map((one) => `${one.organizationName}（${one.role ? p(`roleOf.${one.role}`) : '—'}）`)
              .join('、'),
          },
          {
            term: p('signInBefore'),
            value: before
              ? `${longInstant(before.createdAt, locale)}　${before.address ?? p('unknownPlace')}`
              : p('firstSignIn'),
          },
        ]}
      />
      <SectionHead title={p('myName')} />
      <NameForm
        name={account.name}
        words={{ name: p('myName'), hint: p('nameText'), save: p('save'), busy: shell('busy') }}
      />
      <SectionHead title={p('language')} />
      <p className="hint">{p('languageText')}</p>
      <form action="/session/language" method="post" className="row">
        <input type="hidden" name="back" value="/settings/account" />
        {(['ja', 'en'] as const).map((language) => (
          <Button
            key={language}
            variant="quiet"
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === locale}
          >
            {p(language === 'ja' ? 'japanese' : 'english')}
          </Button>
        ))}
      </form>
      <SectionHead title={p('passwordTitle')} id="password" />
      <p className="hint">{p('othersEnd')}</p>
      <PasswordForm words={passwordWords(desk.locale)} sessionId={signedIn.sessionId} back="/settings/account" />
      <SectionHead title={p('sessions')} id="sessions" />
      <p className="hint">{p('sessionsText')}</p>
      <Sessions desk={desk} account={account} />
    </SettingsFrame>
  )
}

function Sessions({ desk: { p, locale, signedIn }, account }: { desk: SettingsDesk; account: Account }) {
  return (
    <LedgerTable
      caption={p('sessions')}
      columns={[
        { key: 'since', label: p('sessionSince') },
        { key: 'seen', label: p('sessionSeen') },
        { key: 'from', label: p('sessionFrom') },
        { key: 'end', label: p('endIt') },
      ]}
      fixedName={false}
    >
      <LedgerBody>
        {account.sessions.map((one) => (
          <LedgerRow key={one.id}>
            <Cell nowrap>{longInstant(one.createdAt, locale)}</Cell>
            <Cell nowrap>{longInstant(one.lastSeenAt, locale)}</Cell>
            <Cell sub={browserName(one.userAgent)}>{one.address ?? p('unknownPlace')}</Cell>
            <Cell nowrap>
              {one.id === signedIn.sessionId ? (
                p('thisOne')
              ) : (
                <form action={endSessionAction}>
                  <input type="hidden" name="sessionId" value={one.id} />
                  <input type="hidden" name="back" value="/settings/account" />
                  <Button
                    variant="quiet"
                    size="sm"
                    aria-label={p('endOf', { since: longInstant(one.createdAt, locale) })}
                  >
                    {p('endIt')}
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
