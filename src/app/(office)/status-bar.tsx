import type { Status } from '#features/distributions/standing.ts'
import { sumOf, type TallyRow } from '#features/distributions/tally.ts'
import { SegmentedBar } from '#ui/segmented-bar.tsx'
import { toneOf } from './delivery-words.tsx'
import type { Office } from './office.ts'

const order: readonly Status[] = [
  'disseminated',
  'received',
  'notified',
  'not_notified',
  'question',
  'bounced',
  'misaddressed',
  'not_concerned',
  'closed',
  'cancelled',
]

type StatusBarProps = {
  office: Pick<Office, 't'>
  counts: TallyRow[]
  href: string
  pressed?: string | undefined
  big?: boolean
}

/** Where the recipients stand: one segment for each status, each a filter of the ledger. */
export function StatusBar({ office: { t }, counts, href, pressed, big = false }: StatusBarProps) {
  const segments = order.map((status) => ({
    tone: toneOf[status],
    label: t(`s_${toneOf[status]}`),
    count: sumOf(counts.filter((row) => row.status === status)),
    href: pressed === status ? href : `${href}?status=${status}`,
    pressed: pressed === status,
  }))
  const total = segments.reduce((sum, segment) => sum + segment.count, 0)
  const parts = segments
    .filter((segment) => segment.count > 0)
    .map((segment) => `${segment.label} ${segment.count}`)
    .join('、')
  return <SegmentedBar segments={segments} big={big} label={t('barLabel', { total, parts })} />
}
