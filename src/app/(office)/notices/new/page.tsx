import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { longDate } from '#core/time/display-date.ts'
import { registerNoticeAction } from '#features/notices/actions.ts'
import { issuerSymbols } from '#features/notices/issuer-symbols.ts'
import { kinds } from '#features/notices/notice.ts'
import { listUnforwarded } from '#features/notices/queries.ts'
import { PageHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { labelOf } from '../../distributions/new/compose-page.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { formWords } from '../form-words.ts'
import { NoticeForm } from '../notice-form.tsx'

export default async function NewNoticePage() {
  const desk = await office()
  if (!can(desk.context.actor, 'notice.register', 'own')) notFound()
  const view = await readOrNotFound(desk.context, async (reader) => ({
    unforwarded: await listUnforwarded(reader, 20),
    today: reader.today,
  }))
  const { t, shell } = desk
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices">
      <PageHead
        crumbs={[{ label: t('noticesTitle'), href: '/notices' }]}
        crumbsLabel={shell('crumbs')}
        title={t('registerTitle')}
      />
      <NoticeForm
        action={registerNoticeAction}
        words={{ ...formWords(desk), today: `${shell('today')} ${longDate(view.today, desk.locale)}` }}
        kinds={kinds}
        today={view.today}
        symbols={issuerSymbols()}
        candidates={view.unforwarded.map((one) => ({
          id: one.id,
          label: labelOf(one.documentNumbers, one.kind, one.subject),
        }))}
      >
        <SubmitButton variant="primary" name="next" value="forward" busyLabel={shell('busy')}>
          {t('registerForward')}
        </SubmitButton>
        <SubmitButton name="next" value="stay" busyLabel={shell('busy')}>
          {t('registerOnly')}
        </SubmitButton>
      </NoticeForm>
    </Frame>
  )
}
