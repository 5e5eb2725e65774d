import { shortInstant } from '#core/time/display-date.ts'
import { listAudit } from '#features/audit/queries.ts'
import { Cell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Frame } from '../frame.tsx'
import { office, readOrNotFound } from '../office.ts'

export default async function AuditPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const desk = await office()
  const { after } = await searchParams
  const { t, shell, locale } = desk
  const page = await readOrNotFound(desk.context, (reader) => listAudit(reader, { after, limit: 50 }))
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="audit" wide>
      <PageHead title={t('auditTitle')} />
      <LedgerTable
        caption={t('auditTitle')}
        columns={[
          { key: 'when', label: t('when') },
          { key: 'who', label: t('who') },
          { key: 'what', label: t('what') },
          { key: 'target', label: t('target') },
          { key: 'outcome', label: t('outcome') },
        ]}
      >
        <LedgerBody>
          {page.items.map((line) => (
            <LedgerRow key={String(line.id)} oneLine>
              <Cell nowrap>{shortInstant(line.recordedAt, locale)}</Cell>
              <Cell nowrap>{line.actorName}</Cell>
              <Cell>
                <code>{line.event}</code>
              </Cell>
              <Cell>{line.label ?? line.objectType}</Cell>
              <Cell nowrap>{t(line.outcome === 'done' ? 'o_done' : 'o_refused')}</Cell>
            </LedgerRow>
          ))}
        </LedgerBody>
      </LedgerTable>
      <Pager
        label={t('auditTitle')}
        summary={shell('shown', { count: page.items.length })}
        {...(page.next ? { next: { href: `/audit?after=${page.next}`, label: shell('more') } } : {})}
      />
    </Frame>
  )
}
