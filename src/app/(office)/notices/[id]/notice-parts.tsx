import { shortInstant } from '#core/time/display-date.ts'
import { removeFileAction } from '#features/notices/actions.ts'
import type { Words } from '#messages/words.ts'
import { Button } from '#ui/button.tsx'
import { FileInput, Form } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { DocumentDate } from '../../delivery-words.tsx'
import { channelWord } from '../../distributions/[id]/ledger.tsx'
import type { Office } from '../../office.ts'
import type { NoticeView } from './notice-view.ts'

export type PartProps = { office: Office; say: Words<'notice'>; view: NoticeView }

/** Files by version, newest first; each version with its reason, its author, and who was sent it. */
export function Files({ office, say, view: { notice, acts } }: PartProps) {
  const { t, shell } = office
  const isReplaced = notice.version > 1
  return (
    <section id="files">
      <SectionHead
        title={t('filesTitle')}
        count={`${t('versionN', { version: notice.version })}　${isReplaced ? '' : say('noReplacement')}`}
      />
      {notice.versions.map((one) => (
        <div key={one.version}>
          {isReplaced ? (
            <VersionLine office={office} say={say} version={one} isCurrent={one.version === notice.version} />
          ) : null}
          <ul>
            {notice.files
              .filter((file) => file.version === one.version)
              .map((file) => (
                <li key={file.id} className="file">
                  <Icon name="file" /> <a href={`/files/${file.id}`}>{file.name}</a>{' '}
                  <small>{sizeOf(file.sizeBytes)}</small>
                  {acts.removeFile ? (
                    <form action={removeFileAction} className="end">
                      <Hidden noticeId={notice.id} name="fileId" value={file.id} />
                      <Button variant="text" size="sm" aria-label={say('removeFileOf', { name: file.name })}>
                        {say('removeFile')}
                      </Button>
                    </form>
                  ) : null}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {notice.files.length === 0 ? <p className="t14 mut">{t('noFiles')}</p> : null}
      {acts.attach ? (
        <details>
          <summary>{say('attach')}</summary>
          <Form action={`/notices/${notice.id}/files`} method="post" encType="multipart/form-data">
            <FileInput
              name="file"
              choose={t('filesChoose')}
              none={t('filesNone')}
              label={say('attachLabel')}
              hint={t('filesHint')}
              multiple
              required
            />
            <div className="row">
              <Button aria-label={say('attach')}>{say('attachButton')}</Button>
              <span className="vh">{shell('busy')}</span>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  )
}

type VersionLineProps = {
  office: Office
  say: Words<'notice'>
  version: NoticeView['notice']['versions'][number]
  isCurrent: boolean
}

function VersionLine({ office, say, version, isCurrent }: VersionLineProps) {
  const { count, names } = version.holders
  return (
    <div className="t14 version">
      <b>{say('filesOfVersion', { version: version.version })}</b>　{version.reason ?? say('versionFirst')}
      <div className="ink2">
        {[version.createdByName, shortInstant(version.createdAt, office.locale)].filter(Boolean).join('　')}
      </div>
      {count > 0 ? (
        <div className="ink2">
          {say(isCurrent ? 'holders' : 'holdersOld', { count })}
          {`　${names.join('、')}${names.length < count ? ' …' : ''}`}
        </div>
      ) : null}
    </div>
  )
}

function sizeOf(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
}

export function Hidden({ noticeId, name, value }: { noticeId: string; name?: string; value?: string }) {
  return (
    <>
      <input type="hidden" name="noticeId" value={noticeId} />
      <input type="hidden" name="back" value={`/notices/${noticeId}`} />
      {name ? <input type="hidden" name={name} value={value} /> : null}
    </>
  )
}

export function Arrivals({ office, say, view: { notice } }: PartProps) {
  const { t } = office
  if (notice.arrivals.length === 0) return <p className="t14 mut">{t('noArrivals')}</p>
  return (
    <LedgerTable
      caption={t('arrivals')}
      columns={[
        { key: 'on', label: t('day') },
        { key: 'channel', label: t('channel') },
        { key: 'sender', label: t('from') },
        { key: 'note', label: t('note') },
      ]}
      plain
    >
      <LedgerBody>
        {notice.arrivals.map((one) => (
          <LedgerRow key={one.id}>
            <Cell nowrap>
              <DocumentDate date={one.on} locale={office.locale} />
            </Cell>
            <Cell nowrap>{channelWord(office, one.channel)}</Cell>
            <Cell>{one.sender}</Cell>
            <Cell>
              {[one.sameAsVersion ? say('sameAs', { version: one.sameAsVersion }) : null, one.note]
                .filter(Boolean)
                .join('　')}
            </Cell>
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}
