import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { addOpenDays } from '#core/time/open-days.ts'
import { shortDate } from '#core/time/display-date.ts'
import { getNotice, listUnforwarded } from '#features/notices/queries.ts'
import { calendarOf, listRecipientChoices } from '#features/organizations/queries.ts'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { DraftForm } from './draft-form.tsx'

const proposedKinds = ['designated_city', 'core_city', 'health_center_city']

/** Recipients are proposed as of the day of the letter; the usual answer days are a press away. */
export default async function NewDistributionPage({ searchParams }: { searchParams: Promise<{ noticeId?: string }> }) {
  const desk = await office()
  const { noticeId } = await searchParams
  if (!noticeId || !isUuid(noticeId) || !can(desk.context.actor, 'distribution.draft', 'own')) notFound()
  const view = await readOrNotFound(desk.context, async (reader) => {
    const notice = await getNotice(reader, noticeId)
    return {
      notice,
      choices: await listRecipientChoices(reader, calendarDate(notice.date)),
      candidates: (await listUnforwarded(reader, 20)).filter((one) => one.id !== noticeId),
      calendar: await calendarOf(reader, notice.registerId),
      today: reader.today,
    }
  })
  const { t, shell, locale } = desk
  const { notice } = view
  const linked = new Set(
    notice.links.filter((link) => link.isOutgoing && link.relation === 'forwards').map((link) => link.noticeId),
  )
  const enclosures = [
    ...notice.links
      .filter((link) => link.isOutgoing && link.relation === 'forwards' && link.noticeId)
      .map((link) => ({ id: link.noticeId ?? '', label: [...link.numbers, link.title].join(' ') })),
    ...view.candidates
      .filter((one) => !linked.has(one.id))
      .map((one) => ({ id: one.id, label: [...one.documentNumbers, one.subject].join(' ') })),
  ]
  const wantsCities = /保健所設置市/.test(notice.addressee ?? '')
  const to = view.choices
    .filter((one) => one.kind !== 'association')
    .map((one) => ({
      id: one.id,
      name: one.name,
      isProposed: wantsCities ? proposedKinds.includes(one.kind) : (notice.addressee ?? '').includes(one.name),
    }))
  const associations = view.choices
    .filter((one) => one.kind === 'association')
    .map((one) => ({ id: one.id, name: one.name, isProposed: notice.alreadyNotified.includes(one.name) }))
  const due = [5, 15].map((count) => addOpenDays(view.today, count, view.calendar))
  const words = {
    ask: t('ask'),
    none: t('ask_none'),
    receipt: t('ask_receipt'),
    receipt_and_dissemination: t('ask_receipt_and_dissemination'),
    enclosures: t('enclosures'),
    receiptDue: t('receiptDue'),
    disseminationDue: t('disseminationDue'),
    recipients: t('recipients'),
    hint: t('recipientsHint', {
      count: to.filter((one) => one.isProposed).length,
      date: longDate(calendarDate(notice.date), locale),
    }),
    separately: t('separately'),
    channel: t('channel'),
    saveDraft: t('saveDraft'),
    noDue: t('noDue'),
    optional: shell('optional'),
    otherDay: shell('otherDay'),
    dateHint: shell('dateHint'),
    busy: shell('busy'),
  }
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions">
      <PageHead
        crumbs={[{ label: t('distributionsTitle'), href: '/distributions' }]}
        crumbsLabel={shell('crumbs')}
        number={numberOr(desk, notice.documentNumbers, notice.kind)}
        title={notice.subject}
      />
      <DraftForm
        noticeId={noticeId}
        words={words}
        enclosures={enclosures}
        linked={[...linked].filter((id) => id !== null)}
        to={to}
        associations={associations}
        dueChoices={due.map((date) => ({ value: date, label: shortDate(date, locale) }))}
        routes={(['lgwan', 'mail', 'post', 'fax', 'system'] as const).map((route) => ({
          value: route,
          label: t(`c_${route}`),
        }))}
      />
    </Frame>
  )
}
