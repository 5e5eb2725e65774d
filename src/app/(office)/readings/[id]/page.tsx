import { longInstant } from '#core/time/display-date.ts'
import { type Words, words } from '#messages/words.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Frame } from '../../frame.tsx'
import { type Office, officePage } from '../../office.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { Accepted } from './accepted.tsx'
import { CancelForm } from './cancel-form.tsx'
import { FailedFiles, fileNames, fileWords } from './file-lines.tsx'
import { letterView } from './letter-view.ts'
import { Progress } from './progress.tsx'
import { DiscardForm, Proposed } from './proposed.tsx'
import { type ReadingView, readReadingView } from './read-view.ts'

type ReadingPageProps = { params: Promise<{ id: string }>; searchParams: Promise<ResultQuery> }
type PartProps = { office: Office; say: Words<'reading'>; view: ReadingView }

/** 読取: how far it is, then the proposal beside the page, then what it led to. */
export default async function ReadingPage({ params, searchParams }: ReadingPageProps) {
  const { id } = await params
  const { view, ...desk } = await officePage((reader) => readReadingView(reader, id))
  const query = await searchParams
  const say = words(desk.locale, 'reading')
  const part = { office: desk, say, view }
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices" title={say('title')} wide>
      <Head {...part} />
      <ResultBar office={desk} query={query} />
      <Body {...part} />
    </Frame>
  )
}

function Head({ office: { t, shell }, say, view: { reading } }: PartProps) {
  const files = fileNames(say, reading.files)
  const count = reading.documents.length
  return (
    <PageHead
      crumbs={[{ label: t('noticesTitle'), href: '/notices' }]}
      crumbsLabel={shell('crumbs')}
      number={say('title')}
      title={count > 0 ? say('found', { files, count }) : files}
      sub={reading.state === 'reading' ? say('working') : fileWords(say, reading.files)}
    />
  )
}

function Body(part: PartProps) {
  const { office, say, view } = part
  const { reading } = view
  if (reading.state === 'reading') return <Working {...part} />
  if (reading.state === 'discarded') return <Discarded say={say} />
  if (reading.state === 'accepted') {
    const by = say('acceptedBy', {
      name: reading.acceptedByName ?? '',
      at: reading.acceptedAt ? longInstant(reading.acceptedAt, office.locale) : '',
    })
    return <Accepted office={office} say={say} outcomes={view.outcomes} by={by} coverId={coverOf(view)} />
  }
  return <Proposal {...part} />
}

function Working({ say, view: { reading } }: PartProps) {
  return (
    <>
      {reading.isInterrupted ? <NoticeBar kind="warn">{say('stalled')}</NoticeBar> : null}
      <Progress say={say} files={reading.files} address={`/readings/${reading.id}`} />
      <CancelForm readingId={reading.id} label={say('cancel')} />
    </>
  )
}

function Proposal({ office, say, view }: PartProps) {
  const { reading } = view
  const { files, documents } = reading
  const failed = <FailedFiles locale={office.locale} say={say} files={files} isAll={documents.length === 0} />
  if (documents.length === 0)
    return (
      <>
        {failed}
        <EmptyState title={say('nothing')} actions={<NextSteps say={say} />}>
          {say('nothingText')}
        </EmptyState>
      </>
    )
  const letters = documents.map(({ duplicate, links, outcome: _outcome, ...document }) =>
    letterView(say, { document, duplicate, links }),
  )
  return (
    <>
      {failed}
      <Proposed office={office} say={say} readingId={reading.id} files={files} letters={letters} {...view} />
      <DiscardForm readingId={reading.id} />
    </>
  )
}

function Discarded({ say }: { say: Words<'reading'> }) {
  return (
    <EmptyState title={say('discardedTitle')} actions={<NextSteps say={say} />}>
      {say('discardedText')}
    </EmptyState>
  )
}

function NextSteps({ say }: { say: Words<'reading'> }) {
  return (
    <ButtonRow>
      <ButtonLink href="/readings/new">{say('fromFile')}</ButtonLink>
      <ButtonLink href="/notices/new">{say('byHand')}</ButtonLink>
    </ButtonRow>
  )
}

/** The letter that carries the others on, or the only one: recipients are chosen for it. */
function coverOf({ reading, outcomes }: ReadingView): string | null {
  const taken = outcomes.filter(({ noticeId, taken: how }) => noticeId !== null && how !== 'arrival')
  const carries = reading.documents.find(({ citedDocuments }) =>
    citedDocuments.some(({ relation }) => relation === 'forwards'),
  )
  return (taken.find(({ index }) => index === carries?.index) ?? taken[0])?.noticeId ?? null
}
