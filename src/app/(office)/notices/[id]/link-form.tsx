import { parseDocumentNumber } from '#core/text/document-number.ts'
import { linkRelations } from '#features/notices/link.ts'
import type { NoticeHead } from '#features/notices/queries.ts'
import { Button } from '#ui/button.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import type { PartProps } from './notice-parts.tsx'
import { LinkChoice } from './link-choice.tsx'

/** Finds the other letter by number or a piece of its subject (a plain GET), then ties; what is not registered becomes a stub. */
export function LinkForm({ office, say, view, find }: PartProps & { find: string | undefined }) {
  const { shell } = office
  const { notice, candidates } = view
  return (
    <details open={Boolean(find)}>
      <summary>{say('addLink')}</summary>
      <Form action={`/notices/${notice.id}#links`} method="get">
        <TextInput name="find" label={say('findLink')} hint={say('findLinkHint')} defaultValue={find} lang="ja" />
        <div className="row">
          <Button size="sm">{say('findButton')}</Button>
        </div>
      </Form>
      {find ? (
        <LinkChoice
          noticeId={notice.id}
          find={find}
          isNumber={parseDocumentNumber(find).ok}
          candidates={candidates.map((one) => ({ value: one.id, label: labelOf(one) }))}
          relations={linkRelations.map((relation) => ({ value: relation, label: say(`relatesAs.${relation}`) }))}
          words={{
            target: say('linkTarget'),
            relation: say('linkRelation'),
            stub: say('linkStub', { q: find }),
            stubText: say('linkStubText'),
            numbers: say('stubNumbers'),
            title: say('stubTitle'),
            date: say('stubDate'),
            dateHint: shell('dateHint'),
            optional: shell('optional'),
            button: say('linkButton'),
            busy: shell('busy'),
          }}
        />
      ) : null}
    </details>
  )
}

function labelOf(one: NoticeHead): string {
  return [one.documentNumbers.join('・') || one.kind, one.subject, one.date].join('　')
}
