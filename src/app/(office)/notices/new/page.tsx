import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { kinds } from '#features/notices/notice.ts'
import { listUnforwarded } from '#features/notices/queries.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { NoticeForm } from './notice-form.tsx'

const wordKeys = [
  'number',
  'numberHint',
  'date',
  'kind',
  'subject',
  'issuer',
  'issuerHint',
  'addressee',
  'request',
  'deadline',
  'contact',
  'bodyText',
  'sealOmitted',
  'forwardsLabel',
  'filesLabel',
  'filesHint',
  'registerOnly',
  'registerForward',
] as const

export default async function NewNoticePage() {
  const desk = await office()
  if (!can(desk.context.actor, 'notice.register', 'own')) notFound()
  const view = await readOrNotFound(desk.context, async (reader) => ({
    unforwarded: await listUnforwarded(reader, 20),
    today: reader.today,
  }))
  const { t, shell } = desk
  const words = {
    ...Object.fromEntries(wordKeys.map((key) => [key, t(key)])),
    optional: shell('optional'),
    today: shell('today'),
    otherDay: shell('otherDay'),
    dateHint: shell('dateHint'),
    busy: shell('busy'),
  }
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices">
      <PageHead
        crumbs={[{ label: t('noticesTitle'), href: '/notices' }]}
        crumbsLabel={shell('crumbs')}
        title={t('registerTitle')}
      />
      <NoticeForm
        words={words}
        kinds={kinds}
        today={view.today}
        candidates={view.unforwarded.map((one) => ({
          id: one.id,
          label: [...one.documentNumbers, one.subject].join(' '),
        }))}
      />
    </Frame>
  )
}
