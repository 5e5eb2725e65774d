import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { words } from '#messages/words.ts'
import { FileInput, TextArea } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { Columns, PageHead, SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { Frame } from '../../frame.tsx'
import { office } from '../../office.ts'
import { type ProblemQuery, problemWords } from '../../problem-words.ts'

/** ファイルから読取: files or pasted text by plain forms; dropping works on every page. */
export default async function NewReadingPage({ searchParams }: { searchParams: Promise<ProblemQuery> }) {
  const desk = await office()
  if (!can(desk.context.actor, 'notice.register', 'own')) notFound()
  const query = await searchParams
  const { problem } = query
  const say = words(desk.locale, 'reading')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices" title={say('newTitle')}>
      <PageHead
        crumbs={[{ label: desk.t('noticesTitle'), href: '/notices' }]}
        crumbsLabel={desk.shell('crumbs')}
        title={say('newTitle')}
        sub={<p className="prose">{say('newText')}</p>}
      />
      {problem ? <NoticeBar kind="bad">{problemWords(desk.locale, { ...query, problem })}</NoticeBar> : null}
      <Columns>
        <section aria-labelledby="files-title">
          <SectionHead id="files-title" title={say('filesTitle')} />
          <form action="/readings/upload" method="post" encType="multipart/form-data" className="form">
            <FileInput
              name="files"
              label={say('files')}
              choose={say('filesChoose')}
              none={say('filesNone')}
              hint={say('filesHint')}
              multiple
              required
            />
            <div className="row">
              <SubmitButton variant="primary">{say('filesRead')}</SubmitButton>
            </div>
          </form>
        </section>
        <section aria-labelledby="paste-title">
          <SectionHead id="paste-title" title={say('pasteTitle')} />
          <form action="/readings/text" method="post" className="form">
            <TextArea name="text" label={say('paste')} hint={say('pasteHint')} rows={12} required lang="ja" />
            <div className="row">
              <SubmitButton>{say('pasteRead')}</SubmitButton>
            </div>
          </form>
        </section>
      </Columns>
    </Frame>
  )
}
