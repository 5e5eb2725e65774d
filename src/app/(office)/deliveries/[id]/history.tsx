import type { HistoryEntry } from '#features/distributions/deliveries.ts'
import { shortInstant } from '#core/time/display-date.ts'
import type { IconName } from '#ui/icons.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { day } from '../../delivery-words.tsx'
import { channelWord, meansWord, mediumWord } from '../../distributions/[id]/ledger-line.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'

const glyph: Record<HistoryEntry['kind'], IconName> = {
  notified: 'sent',
  bounced: 'boun',
  received: 'recv',
  disseminated: 'diss',
  not_concerned: 'exem',
  misaddressed: 'mis',
  question: 'ques',
  question_answered: 'info',
  struck: 'canc',
  closed: 'close',
  cancelled: 'canc',
}

/** Every fact, newest first; what was corrected stays readable under a double line. */
export function History({ office, entries }: { office: Office; entries: HistoryEntry[] }) {
  const { t, locale } = office
  if (entries.length === 0) return <p className="t14 mut">{ledgerWords(office)('noHistory')}</p>
  return (
    <Timeline
      label={t('history')}
      entries={entries.map((entry) => ({
        id: String(entry.id),
        tone: glyph[entry.kind],
        struck: entry.isVoid,
        title: (
          <>
            {day(office, entry.occurredOn)} <b>{t(`f_${entry.kind}`)}</b>
            {entry.channel ? `　${channelWord(office, entry.channel)}` : ''}
            {entry.reached === null ? '' : `　${t('facilities', { count: entry.reached })}`}
          </>
        ),
        lines: [
          ...(entry.medium ? [`${t('behalf')}　${mediumWord(office, entry.medium)}　${entry.person ?? ''}`] : []),
          ...(entry.means.length > 0 ? [entry.means.map((one) => meansWord(office, one)).join('・')] : []),
          ...(entry.note ? [`「${entry.note}」`] : []),
          <>
            {entry.recordedByName}　{shortInstant(entry.recordedAt, locale)}
            {entry.receiptNumber ? (
              <>
                {'　'}
                <span className="nw">{t('receiptNumber', { number: entry.receiptNumber })}</span>
              </>
            ) : null}
          </>,
        ],
      }))}
    />
  )
}
