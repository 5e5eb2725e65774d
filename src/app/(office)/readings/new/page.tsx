import { notFound } from 'next/navigation'
import { can } from '#core/policy/policy.ts'
import { sentenceOf, words } from '#messages/words.ts'
import { FileInput, TextArea } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { Columns, PageHead, SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { Frame } from '../../frame.tsx'
import { type Office, office } from '../../office.ts'
import { type ProblemQuery, problemWords } from '../../problem-words.ts'

type Query = ProblemQuery & { failed?: string | string[] }

/** ファイルから読取: files or pasted text by plain forms; dropping works on every page. */
export default async function NewReadingPage({ searchParams }: { searchParams: Promise<Query> }) {
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
      {problem ? <Refused office={desk} query={{ ...query, problem }} /> : null}
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

/** Why nothing was read, file by file. The names stand in the address, so they are shown as text only. */
function Refused({ office, query }: { office: Office; query: Query & { problem: string } }) {
  const say = words(office.locale, 'reading')
  const failed = [query.failed ?? []].flat().flatMap((one) => {
    const [, code, name = ''] = /^([a-z-]{1,40}):(.{0,100})$/su.exec(one) ?? []
    return code
      ? [{ name, reason: sentenceOf(office.locale, { field: '', code, values: { name, other: '', maximum: '' } }) }]
      : []
  })
  return (
    <NoticeBar kind="bad">
      <b>{failed.some(({ name }) => name !== '') ? say('failedTitle') : problemWords(office.locale, query)}</b>
      {failed.length > 0 ? (
        <ul>
          {failed.map(({ name, reason }) => (
            <li key={`${name} ${reason}`}>
              {name === '' ? null : <b>{name}　</b>}
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
      <p>{say('nothingText')}</p>
    </NoticeBar>
  )
}
