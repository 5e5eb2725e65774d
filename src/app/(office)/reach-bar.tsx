import type { Evidence, Reach } from '#features/coverage/reach.ts'
import { SegmentedBar } from '#ui/segmented-bar.tsx'
import type { Tone } from '#ui/tone.ts'
import type { Office } from './office.ts'
import { ledgerWords } from './remaining-words.ts'

const toneOf = {
  disseminated: 'diss',
  received: 'recv',
  notified: 'sent',
  question: 'ques',
  bounced: 'boun',
  not_concerned: 'exem',
  none: 'norec',
} as const satisfies Record<Evidence, Tone>
const order = ['disseminated', 'received', 'notified', 'question', 'bounced', 'not_concerned', 'none'] as const

/** 到達: the municipalities by the best evidence there is; what nobody recorded is hatched, never white. */
export function ReachBar({ office, reach }: { office: Pick<Office, 't' | 'locale'>; reach: Reach }) {
  const segments = order.map((evidence) => ({
    tone: toneOf[evidence],
    label: office.t(`s_${toneOf[evidence]}`),
    count: reach.counts[evidence],
  }))
  const t = ledgerWords(office)
  const parts = segments
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join(t('listSeparator'))
  const label = reach.base === null ? t('reachLabelUnknown', { parts }) : t('reachLabel', { total: reach.base, parts })
  return <SegmentedBar segments={segments} label={label} />
}
