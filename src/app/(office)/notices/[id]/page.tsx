import { words } from '#messages/words.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Columns, PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { officePage } from '../../office.ts'
import type { ResultQuery } from '../../result-bar.tsx'
import { NoticeChain } from './notice-chain.tsx'
import { NoticeFacts, NoticeWarnings } from './notice-facts.tsx'
import type { PartProps } from './notice-parts.tsx'
import { NoticeResult } from './notice-result.tsx'
import { LetterColumn, TiesColumn } from './notice-sections.tsx'
import { readNoticeView } from './notice-view.ts'

type NoticePageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<ResultQuery & { find?: string | string[]; file?: string }>
}

/** 文書: what it says, the way it went, its files and versions, how it came, its links, distributions and history. */
export default async function NoticePage({ params, searchParams }: NoticePageProps) {
  const { id } = await params
  const query = await searchParams
  const find = typeof query.find === 'string' ? query.find.trim().slice(0, 200) || undefined : undefined
  const { view, ...desk } = await officePage((reader) => readNoticeView(reader, id, find))
  const say = words(desk.locale, 'notice')
  const { notice } = view
  const part = { office: desk, say, view }
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices">
      <PageHead
        crumbs={[{ label: desk.t('noticesTitle'), href: '/notices' }, { label: notice.issuer.join('・') }]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, notice.documentNumbers, notice.kind)}
        title={<span lang="ja">{notice.subject}</span>}
        actions={<Acts {...part} />}
      />
      <NoticeResult office={desk} say={say} query={query} />
      <NoticeWarnings say={say} notice={notice} />
      <NoticeFacts office={desk} say={say} notice={notice} />
      <NoticeChain {...part} />
      <Columns>
        <LetterColumn {...part} />
        <TiesColumn {...part} find={find} />
      </Columns>
    </Frame>
  )
}

function Acts({ office: { t }, say, view: { notice, acts } }: PartProps) {
  return (
    <ButtonRow>
      {acts.forward ? (
        <ButtonLink variant="primary" href={`/distributions/new?noticeId=${notice.id}`}>
          {t('newDistribution')}
        </ButtonLink>
      ) : null}
      {acts.edit ? <ButtonLink href={`/notices/${notice.id}/edit`}>{say('edit')}</ButtonLink> : null}
      {acts.version ? <ButtonLink href="#new-version">{say('toVersion')}</ButtonLink> : null}
    </ButtonRow>
  )
}
